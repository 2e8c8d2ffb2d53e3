#include "ingest/extraction/extractor.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "ingest/extraction/argument_finder.h"
#include "ingest/extraction/attribution.h"
#include "ingest/extraction/claim_builder.h"
#include "ingest/extraction/first_person.h"
#include "ingest/extraction/office_claims.h"
#include "ingest/extraction/profile_claims.h"
#include "ingest/extraction/structure_claims.h"

namespace entente {
namespace {

constexpr std::size_t kMaxPairs = 64;  // Of one predicate: a list of thirty states makes no more.

std::optional<PredicateKind> kind_of(const Token& token) {
  switch (token.pos) {
    case PartOfSpeech::kVerb:
    case PartOfSpeech::kAux:  // "Troops are in Mali": auxiliaries have no entry but "be".
      return PredicateKind::kVerb;
    case PartOfSpeech::kNoun:
    case PartOfSpeech::kPropn:
      return PredicateKind::kNoun;
    case PartOfSpeech::kAdj:
      return PredicateKind::kAdjective;
    default:
      return std::nullopt;
  }
}

// "expels" and "summons" as third persons: a noun's lemma may keep its s.
std::string verb_of_plural(const Token& token) {
  std::string form = lower_ascii(token.text);
  form.pop_back();
  return form;
}

// "The leaders of the United States and Israel, President Biden and Prime Minister Lapid, met": a
// person does not meet the state that he stands for.
bool are_one_side(const Argument& one, const Argument& other) {
  const auto stands_for = [](const Entity& person, const Entity& state) {
    return person.type == EntityType::kPerson && state.type == EntityType::kCountry &&
           person.country && person.country == state.country;
  };
  return stands_for(one.entity, other.entity) || stands_for(other.entity, one.entity);
}

// The pairs of ends of a binding, as drafts.
void append_drafts(const Binding& binding, std::vector<ClaimDraft>& drafts) {
  ClaimDraft draft;
  draft.relation = binding.entry->relation;
  draft.predicate = binding.predicate;
  draft.support = binding.support;
  draft.entry = binding.entry;
  std::size_t pairs = 0;
  const auto emit = [&](const Argument& subject, const Argument* object) {
    if (++pairs > kMaxPairs) return;
    draft.subject = subject;
    draft.object = object ? std::optional(*object) : std::nullopt;
    drafts.push_back(draft);
  };
  for (std::size_t i = 0; i < binding.subjects.size(); ++i) {
    if (binding.reciprocal) {
      for (std::size_t j = i + 1; j < binding.subjects.size(); ++j) {
        if (are_one_side(binding.subjects[i], binding.subjects[j])) continue;
        emit(binding.subjects[i], &binding.subjects[j]);
      }
      continue;
    }
    for (std::size_t j = 0; binding.mutual && j < binding.subjects.size(); ++j) {
      if (i != j) emit(binding.subjects[i], &binding.subjects[j]);
    }
    if (binding.objects.empty() && !binding.mutual) emit(binding.subjects[i], nullptr);
    for (const Argument& object : binding.objects)
      emit(binding.subjects[i], &object);
  }
}

/// Matches the lexicon against the tokens of one document.
class PredicateReader {
 public:
  PredicateReader(const Document& document, const Mentions& mentions, const ArgumentFinder& finder,
                  const PredicateLexicon& lexicon)
      : document_(document), finder_(finder), lexicon_(lexicon), named_(document.tokens().size()) {
    for (const Mention& mention : mentions) {
      if (mention.kind != MentionKind::kName && mention.kind != MentionKind::kMetonym) continue;
      for (TokenIndex i = mention.tokens.begin; i < mention.tokens.end; ++i)
        named_[i] = true;
    }
  }

  std::vector<ClaimDraft> read() {
    for (TokenIndex token = 0; token < document_.tokens().size(); ++token)
      read_token(token);
    return std::move(drafts_);
  }

 private:
  void read_token(TokenIndex index) {
    const Token& token = document_.token(index);
    const auto kind = kind_of(token);
    if (!kind) return;
    // A word inside a name is no predicate: "Defense", "Union", "Treaty".
    if (named_[index] && token.pos == PartOfSpeech::kPropn) return;
    read_word(index, lower_lemma(token), *kind);
    if (*kind == PredicateKind::kNoun && is_headline_verb(document_, index)) {
      read_word(index, verb_of_plural(token), PredicateKind::kVerb);
    }
  }

  void read_word(TokenIndex index, const std::string& lemma, PredicateKind kind) {
    std::set<std::string> taken;  // Relations that a closer fit of the same word has given.
    std::size_t weight = 0;
    std::optional<Binding> vague;  // Counts where no other sense of the word finds both its ends.
    for (const PredicateEntry* entry : lexicon_.find(lemma, kind)) {
      const std::size_t own = entry->frames.front().conditions.size() + !entry->particle.empty();
      if (!taken.empty() && own < weight) break;
      if (taken.contains(entry->relation)) continue;
      const auto binding = finder_.bind(*entry, index);
      if (!binding) continue;
      if (binding->is_vague()) {
        if (!vague) vague = binding;
        continue;
      }
      weight = own;
      taken.insert(entry->relation);
      append_drafts(*binding, drafts_);
    }
    if (taken.empty() && vague) append_drafts(*vague, drafts_);
  }

  const Document& document_;
  const ArgumentFinder& finder_;
  const PredicateLexicon& lexicon_;
  std::vector<bool> named_;
  std::vector<ClaimDraft> drafts_;
};

}  // namespace

Extractor::Extractor(const Ontology& ontology, const KnowledgeBase& knowledge,
                     PredicateLexicon lexicon, TimeWords time_words, ConfidenceModel confidence)
    : ontology_(&ontology),
      knowledge_(&knowledge),
      lexicon_(std::move(lexicon)),
      time_words_(std::move(time_words)),
      confidence_(confidence) {}

Result<Extractor> Extractor::load(const std::string& data_dir, const Ontology& ontology,
                                  const KnowledgeBase& knowledge) {
  const std::string directory = data_dir + "/lexicon";
  auto lexicon = PredicateLexicon::load(directory);
  if (!lexicon.ok()) return with_context("lexicon", lexicon.error());
  lexicon->allow_types_of(ontology);
  auto words = TimeWords::load(directory);
  if (!words.ok()) return words.error();
  auto confidence = ConfidenceModel::load(directory);
  if (!confidence.ok()) return confidence.error();
  for (const PredicateEntry& entry : lexicon->entries()) {
    if (ontology.find(entry.relation) != nullptr) continue;
    return Error{ErrorCode::kInvalidArgument,
                 entry.source + ": unknown relation \"" + entry.relation + "\""};
  }
  return Extractor(ontology, knowledge, std::move(*lexicon), std::move(*words), *confidence);
}

Extraction Extractor::extract(const Document& document, const Mentions& named,
                              const Article& article) const {
  Extraction extraction;
  extraction.times = find_time_expressions(document, time_words_, article.published);
  const ArgumentFinder speakers(document, named, lexicon_);
  const Mentions mentions =
      with_first_persons(document, named, Attribution(document, speakers, lexicon_), *knowledge_);
  const ArgumentFinder finder(document, mentions, lexicon_);
  std::vector<ClaimDraft> drafts = PredicateReader(document, mentions, finder, lexicon_).read();
  for (ClaimDraft& draft :
       find_structure_claims(document, mentions, finder, lexicon_, *knowledge_)) {
    drafts.push_back(std::move(draft));
  }
  for (ClaimDraft& draft : find_office_claims(document, mentions, finder, lexicon_, *knowledge_)) {
    drafts.push_back(std::move(draft));
  }
  ProfileClaims profile = find_profile_claims(document, mentions, lexicon_, *knowledge_);
  std::erase_if(drafts, [&](const ClaimDraft& draft) { return profile.has_read(draft.predicate); });
  drafts.insert(drafts.end(), std::make_move_iterator(profile.drafts.begin()),
                std::make_move_iterator(profile.drafts.end()));
  std::stable_sort(drafts.begin(), drafts.end(), [](const ClaimDraft& a, const ClaimDraft& b) {
    return a.predicate < b.predicate;
  });
  ClaimBuilder builder(
      {document, article, finder, lexicon_, *ontology_, extraction.times, confidence_});
  for (const ClaimDraft& draft : drafts)
    builder.add(draft);
  for (auto& [claim, trace] : builder.finish()) {
    extraction.claims.push_back(std::move(claim));
    extraction.traces.push_back(std::move(trace));
  }
  return extraction;
}

}  // namespace entente
