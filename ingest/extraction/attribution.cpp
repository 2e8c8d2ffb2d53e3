#include "ingest/extraction/attribution.h"

namespace entente {
namespace {

using enum Dependency;

constexpr TokenIndex kMaxSentencesBack = 4;  // How far a quotation is followed.

bool ends_paragraph(const Token& token) {
  return token.pos == PartOfSpeech::kSpace && token.text.find('\n') != std::string_view::npos;
}

}  // namespace

Attribution::Attribution(const Document& document, const ArgumentFinder& finder,
                         const PredicateLexicon& lexicon)
    : document_(document),
      finder_(finder),
      lexicon_(lexicon),
      quotation_(document.tokens().size(), 0),
      sentence_speaker_(document.sentences().size()) {
  mark_quotations();
  find_speakers();
}

void Attribution::mark_quotations() {
  bool open = false;
  for (TokenIndex i = 0; i < quotation_.size(); ++i) {
    const Token& token = document_.token(i);
    if (ends_paragraph(token)) open = false;
    const bool was_open = open;
    if (token.text == "“") {
      open = true;
    } else if (token.text == "”") {
      open = false;
    } else if (token.text == "\"") {
      open = !open;
    } else if (open) {
      quotations_.back().end = i + 1;
      quotation_[i] = static_cast<std::uint32_t>(quotations_.size());
    }
    if (open && !was_open) quotations_.push_back({i + 1, i + 1});
  }
}

// Who does what the verb says; of a passive only its agent ("was accused by Turkey of").
std::optional<Argument> Attribution::subject_of(TokenIndex verb) const {
  const auto subject = logical_subject(document_, verb);
  if (!subject) return std::nullopt;
  std::vector<Argument> found = finder_.resolve(*subject);
  if (!found.empty() && found.front().entity.id != kUnknownActorId) return found.front();
  // "The statement said": whoever made it.
  if (!lexicon_.in_class("utterance", lower_lemma(document_.token(*subject)))) return std::nullopt;
  if (auto owner = owner_of(*subject)) return owner;
  const TokenIndex sentence = document_.token(verb).sentence;
  return sentence > 0 ? speaker_before(sentence - 1) : std::nullopt;
}

// "Turkey's statement that", "a statement by Turkey that".
std::optional<Argument> Attribution::owner_of(TokenIndex noun) const {
  std::vector<Argument> owners = finder_.owners(noun);
  if (!owners.empty()) return owners.front();
  for (const TokenIndex object : prepositional_objects(document_, noun, "by")) {
    std::vector<Argument> found = finder_.resolve(object);
    if (!found.empty()) return found.front();
  }
  return std::nullopt;
}

// The speaker of a verb of speech, or of a noun ("said in a statement that").
std::optional<Argument> Attribution::speaker_of(TokenIndex word) const {
  if (is_clausal(document_.token(word))) return subject_of(word);
  if (auto owner = owner_of(word)) return owner;
  const TokenIndex verb = governing_verb(document_, word);
  return verb != word && is_clausal(document_.token(verb)) ? subject_of(verb) : std::nullopt;
}

void Attribution::find_speakers() {
  for (TokenIndex s = 0; s < sentence_speaker_.size(); ++s) {
    const TokenSpan sentence = document_.sentences()[s];
    for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
      const Token& token = document_.token(i);
      if (is_quoted(i) || token.pos != PartOfSpeech::kVerb) continue;
      if (!lexicon_.in_class("speech", lower_lemma(token))) continue;
      if (auto speaker = subject_of(i)) sentence_speaker_[s] = std::move(speaker);
    }
  }
}

std::optional<Argument> Attribution::speaker_before(TokenIndex sentence) const {
  for (TokenIndex back = 0; back <= kMaxSentencesBack && back <= sentence; ++back) {
    if (sentence_speaker_[sentence - back]) return sentence_speaker_[sentence - back];
  }
  return std::nullopt;
}

// "cited its 'support for them' as a reason": the subject of the clause that frames the quotation.
std::optional<Argument> Attribution::framing_subject(TokenIndex token) const {
  TokenIndex verb = governing_verb(document_, token);
  while (is_quoted(verb) && document_.token(verb).head != verb)
    verb = governing_verb(document_, document_.token(verb).head);
  const Token& frame = document_.token(verb);
  if (is_quoted(verb) || !is_clausal(frame) || frame.lemma == "be") return std::nullopt;
  return is_passive(document_, verb) ? std::nullopt : subject_of(verb);
}

std::optional<Argument> Attribution::quoted_speaker(TokenIndex token) const {
  if (!is_quoted(token)) return std::nullopt;
  const TokenIndex sentence = document_.token(token).sentence;
  if (sentence_speaker_[sentence]) return sentence_speaker_[sentence];
  if (auto subject = framing_subject(token)) return subject;
  // "Russia attacked. It won," he said: told where the quotation ends.
  const TokenSpan quotation = quotations_[quotation_[token] - 1];
  const TokenIndex last = document_.token(quotation.end - 1).sentence;
  if (sentence_speaker_[last]) return sentence_speaker_[last];
  return speaker_before(sentence);
}

// "According to the ministry, …": said of the clause that it hangs on and all below.
std::optional<Argument> Attribution::according_to(TokenIndex token) const {
  const TokenSpan sentence = document_.sentences()[document_.token(token).sentence];
  for (TokenIndex i = sentence.begin; i < sentence.end; ++i) {
    if (lower_ascii(document_.token(i).text) != "according") continue;
    if (!dominates(document_, document_.token(i).head, token)) continue;
    for (const TokenIndex object : prepositional_objects(document_, i, "to")) {
      std::vector<Argument> found = finder_.resolve(object);
      if (!found.empty() && !dominates(document_, i, token)) return found.front();
    }
  }
  return std::nullopt;
}

// "Russia, Turkey says, attacked it", "as Turkey put it".
std::optional<Argument> Attribution::inserted_speaker(TokenIndex token) const {
  TokenIndex verb = governing_verb(document_, token);
  for (const TokenIndex child : children_with(document_, verb, {kParataxis, kAdvcl, kCcomp})) {
    const Token& insert = document_.token(child);
    if (!lexicon_.in_class("speech", lower_lemma(insert)) || insert.tag == "VBG") continue;
    const auto subject = child_with(document_, child, {kNsubj});
    const bool complete = child_with(document_, child, {kCcomp, kDobj, kXcomp}).has_value();
    const bool commas = subject && *subject > 0 && child + 1 < document_.tokens().size() &&
                        document_.token(child + 1).text == ",";
    if (!commas || complete) continue;
    if (auto found = subject_of(child)) return found;
  }
  return std::nullopt;
}

std::optional<Argument> Attribution::speaker(TokenIndex token, const Standing& standing) const {
  if (standing.speech) {
    if (auto found = speaker_of(*standing.speech)) return found;
  }
  if (auto found = according_to(token)) return found;
  if (auto found = inserted_speaker(token)) return found;
  return quoted_speaker(token);
}

}  // namespace entente
