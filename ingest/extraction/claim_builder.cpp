#include "ingest/extraction/claim_builder.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "ingest/extraction/willed_acts.h"

namespace entente {
namespace {

using enum Dependency;

constexpr std::uint32_t kMaxEvidenceBytes = 600;  // Longer sentences are cut to their clause.

bool has_type(const std::vector<EntityType>& types, EntityType type) {
  return std::find(types.begin(), types.end(), type) != types.end() || type == EntityType::kActor;
}

// Whether something may begin in one range and end in the other.
bool fit(const DayRange& start, const DayRange& end) {
  const auto first = start.first(), last = end.last();
  return !first || !last || *first <= *last;
}

bool is_space(const Token& token) { return token.pos == PartOfSpeech::kSpace; }

// The part of a sentence around a token that no paragraph break divides, without outer blanks.
TokenSpan paragraph_part(const Document& document, TokenIndex token) {
  TokenSpan span = document.sentences()[document.token(token).sentence];
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    if (!is_space(document.token(i))) continue;
    if (document.token(i).text.find("\n\n") == std::string_view::npos) continue;
    if (i < token) span.begin = i + 1;
    if (i > token) span.end = i;
  }
  while (span.begin < token && is_space(document.token(span.begin)))
    ++span.begin;
  while (span.end > token + 1 && is_space(document.token(span.end - 1)))
    --span.end;
  return span;
}

}  // namespace

ClaimBuilder::ClaimBuilder(const Source& source)
    : source_(source),
      attribution_(source.document, source.finder, source.lexicon),
      dater_(source.document, source.lexicon, source.times, source.article.published) {}

std::optional<Entity> ClaimBuilder::end_entity(const Argument& argument,
                                               const std::vector<EntityType>& types,
                                               bool place_first) const {
  if (place_first && !argument.by_proxy && argument.place &&
      has_type(types, argument.place->type)) {
    return argument.place;
  }
  if (has_type(types, argument.entity.type)) return argument.entity;
  if (argument.place && has_type(types, argument.place->type)) return argument.place;
  return std::nullopt;
}

std::optional<ClaimEnd> ClaimBuilder::make_end(const Argument& argument,
                                               const std::vector<EntityType>& types,
                                               bool place_first) const {
  auto entity = end_entity(argument, types, place_first);
  if (!entity) return std::nullopt;
  ClaimEnd end{std::move(*entity), {}};
  if (argument.mention != nullptr) {
    end.mention = source_.document.text_of(argument.mention->tokens);
  } else if (argument.described) {
    end.mention = source_.document.text_of(*argument.described);
  }
  return end;
}

TextEvidence ClaimBuilder::evidence_of(const ClaimDraft& draft) const {
  const Document& document = source_.document;
  TokenSpan span = paragraph_part(document, draft.predicate);
  const auto cover = [&](TokenSpan part, TokenIndex token) {
    return TokenSpan{std::min(part.begin, token), std::max(part.end, token + 1)};
  };
  TokenSpan ends{draft.predicate, draft.predicate + 1};
  const TokenIndex sentence = document.token(draft.predicate).sentence;
  const std::array<const Argument*, 2> arguments = {&draft.subject,
                                                    draft.object ? &*draft.object : nullptr};
  for (const Argument* argument : arguments) {
    if (argument == nullptr || document.token(argument->token).sentence != sentence) continue;
    ends = cover(ends, argument->token);
    if (argument->mention != nullptr &&
        document.token(argument->mention->tokens.begin).sentence == sentence) {
      ends = cover(cover(ends, argument->mention->tokens.begin), argument->mention->tokens.end - 1);
    }
  }
  span = {std::min(span.begin, ends.begin), std::max(span.end, ends.end)};
  if (document.text_of(span).size() > kMaxEvidenceBytes) {
    TokenIndex verb = governing_verb(document, draft.predicate);
    const TokenSpan clause = document.subtree(verb);
    const bool covers = clause.begin <= ends.begin && clause.end >= ends.end;
    span = covers && document.text_of(clause).size() <= kMaxEvidenceBytes ? clause : ends;
  }
  TextEvidence evidence;
  evidence.begin = document.token(span.begin).begin_byte;
  evidence.end = document.token(span.end - 1).end_byte;
  const std::string_view text = source_.article.text;
  while (evidence.end > evidence.begin + 1 && text[evidence.end - 1] == '\n')
    --evidence.end;
  evidence.quote = source_.article.text.substr(evidence.begin, evidence.end - evidence.begin);
  return evidence;
}

// "met in Moscow": where a preposition of place brings in a location that is not an end.
std::optional<ClaimEnd> ClaimBuilder::place_of(const ClaimDraft& draft, const Claim& claim) const {
  static const std::vector<EntityType> kPlaces = {EntityType::kPlace, EntityType::kCountry,
                                                  EntityType::kTerritory, EntityType::kFacility};
  for (const std::string_view preposition : {"in", "at", "near", "outside"}) {
    TokenList objects = prepositional_objects(source_.document, draft.predicate, preposition);
    if (objects.empty() && draft.support) {
      objects = prepositional_objects(source_.document, *draft.support, preposition);
    }
    for (const TokenIndex object : objects) {
      for (const Argument& argument : source_.finder.resolve_one(object)) {
        auto end = make_end(argument, kPlaces, true);
        if (!end || argument.by_proxy) continue;
        if (end->entity.id == claim.subject.entity.id) continue;
        if (claim.object && end->entity.id == claim.object->entity.id) continue;
        return end;
      }
    }
  }
  return std::nullopt;
}

// "talks on Syria", "criticised it over the arrests": the words of the topic.
std::optional<std::string> ClaimBuilder::topic_of(const ClaimDraft& draft) const {
  constexpr std::uint32_t kMaxTopicTokens = 12;
  if (draft.structural) return std::nullopt;
  for (const std::string_view preposition : {"on", "about", "over", "regarding", "concerning"}) {
    for (const TokenIndex object :
         prepositional_objects(source_.document, draft.predicate, preposition)) {
      const bool date =
          std::any_of(source_.times.begin(), source_.times.end(),
                      [&](const TimeExpression& time) { return time.tokens.contains(object); });
      const TokenSpan span = source_.document.subtree(object);
      const bool is_end = span.contains(draft.subject.token) ||
                          (draft.object && span.contains(draft.object->token));
      if (date || is_end || span.size() > kMaxTopicTokens) continue;
      return std::string(source_.document.text_of(span));
    }
  }
  return std::nullopt;
}

// A structural claim whose word the lexicon has for the same relation: "the minister resigned".
void ClaimBuilder::set_codes_of_word(const ClaimDraft& draft, Claim& claim) const {
  const Token& word = source_.document.token(draft.predicate);
  const PredicateKind kind = is_verb(word) ? PredicateKind::kVerb : PredicateKind::kNoun;
  for (const PredicateEntry* entry : source_.lexicon.find(lower_lemma(word), kind)) {
    if (entry->relation != draft.relation) continue;
    claim.plover = entry->plover;
    claim.cameo = entry->cameo;
    return;
  }
}

void ClaimBuilder::set_codes(const ClaimDraft& draft, const Relation& relation,
                             Claim& claim) const {
  if (draft.entry != nullptr) {
    claim.plover = draft.entry->plover;
    claim.cameo = draft.entry->cameo;
  } else if (relation.is_event()) {
    set_codes_of_word(draft, claim);
  }
  if (relation.is_event() && !claim.plover && !relation.plover.empty())
    claim.plover = relation.plover;
  if (relation.is_event() && !claim.cameo && !relation.cameo.empty()) claim.cameo = relation.cameo;
  // An act that is only willed is another one: "will visit" agrees to meet.
  const bool willed = claim.modality == Modality::kPlanned ||
                      claim.modality == Modality::kPossible || claim.polarity == Polarity::kNegated;
  if (!willed || !claim.plover) return;
  const std::string_view will =
      find_will(source_.document, source_.lexicon, draft.predicate, draft.support);
  if (const EventCodes* codes = source_.lexicon.find_willed(will, *claim.plover)) {
    claim.plover = codes->plover;
    if (!codes->cameo.empty()) claim.cameo = codes->cameo;
  }
}

MatchFeatures ClaimBuilder::features_of(const ClaimDraft& draft, const Claim& claim) const {
  MatchFeatures features;
  const auto confidence_of_mention = [](const Argument& argument) {
    return argument.mention != nullptr ? argument.mention->confidence : 1.0;
  };
  const TokenIndex sentence = source_.document.token(draft.predicate).sentence;
  const auto look_at = [&](const Argument& argument) {
    const auto* mention = argument.mention;
    if (argument.entity.id == kUnknownActorId) features.unnamed = true;
    if (mention != nullptr && mention->kind == MentionKind::kPronoun) features.pronoun = true;
    if ((mention != nullptr && mention->kind == MentionKind::kDescription) || argument.described)
      features.description = true;
    if (source_.document.token(argument.token).sentence != sentence) features.other_sentence = true;
  };
  features.subject_mention = confidence_of_mention(draft.subject);
  features.subject_by_proxy = draft.subject.by_proxy;
  look_at(draft.subject);
  if (draft.object) {
    features.object_mention = confidence_of_mention(*draft.object);
    features.object_by_proxy = draft.object->by_proxy;
    look_at(*draft.object);
    const TokenIndex a = draft.subject.token, b = draft.object->token;
    features.distance = a < b ? b - a : a - b;
  }
  features.structural = draft.structural;
  features.noun_predicate = draft.entry != nullptr && draft.entry->kind == PredicateKind::kNoun;
  features.light_verb = draft.support.has_value();
  if (draft.entry != nullptr) {
    const auto& frame = draft.entry->frames.front();
    features.conditioned = !frame.conditions.empty() || !draft.entry->particle.empty();
    features.act = draft.entry->plover.has_value();
  }
  features.dated = claim.time.start.has_value();
  features.hypothetical = claim.modality != Modality::kActual;
  features.negated = claim.polarity == Polarity::kNegated;
  features.attributed = claim.attribution.has_value();
  const TokenSpan span = source_.document.sentences()[sentence];
  unsigned commas = 0;
  for (TokenIndex i = span.begin; i < span.end; ++i)
    commas += source_.document.token(i).text == "," ? 1 : 0;
  // Titles and profiles list well; a verb that a list is read into does not.
  features.commas = draft.structural ? 0.0 : static_cast<double>(commas) / span.size();
  features.sentence_length = span.size();
  return features;
}

// "visited (VBD): Lavrov by nsubj, Bishkek by dobj": the labels on the way from each end up to the
// predicate, and down to it, in capitals, where it stands below.
std::string ClaimBuilder::syntax_of(const ClaimDraft& draft) const {
  constexpr int kMostSteps = 6;
  const Document& document = source_.document;
  const Token& predicate = document.token(draft.predicate);
  std::string text = std::string(predicate.text) + " (" + std::string(predicate.tag) + ")";
  if (draft.support) text += " with " + std::string(document.token(*draft.support).text);
  const auto way = [&](TokenIndex token) -> std::string {
    if (document.token(token).sentence != predicate.sentence) return "in another sentence";
    std::string labels;
    TokenIndex at = token;
    for (int step = 0; step < kMostSteps && !dominates(document, at, draft.predicate); ++step) {
      labels += (labels.empty() ? "" : " < ") + std::string(to_string(document.token(at).dep));
      at = document.token(at).head;
    }
    std::string down;
    TokenIndex below = draft.predicate;
    for (int step = 0; step < kMostSteps && below != at; ++step) {
      down = " > " + std::string(to_string(document.token(below).dep)) + down;
      below = document.token(below).head;
    }
    labels += down;
    return labels.empty() ? "the word itself" : labels;
  };
  text += ": " + std::string(document.token(draft.subject.token).text) + " by " +
          way(draft.subject.token);
  if (draft.object) {
    text += ", " + std::string(document.token(draft.object->token).text) + " by " +
            way(draft.object->token);
  }
  return text;
}

ClaimTrace ClaimBuilder::trace_of(const ClaimDraft& draft, const Claim& claim,
                                  const Standing& standing, const DatedClaim& dated) const {
  ClaimTrace trace;
  if (draft.entry != nullptr) {
    trace.entry = draft.entry->source;
    trace.example = draft.entry->example;
  }
  trace.syntax = syntax_of(draft);
  const Document& document = source_.document;
  if (claim.polarity != Polarity::kAffirmed || claim.modality != Modality::kActual)
    trace.standing =
        std::string(to_string(claim.polarity)) + ", " + std::string(to_string(claim.modality));
  if (standing.speech) {
    trace.standing += (trace.standing.empty() ? "" : ", ") + std::string("told by \"") +
                      std::string(document.token(*standing.speech).text) + "\"";
  }
  trace.dates = to_string(dated.source);
  if (dated.time.text) trace.dates += " \"" + *dated.time.text + "\"";
  trace.features = features_of(draft, claim);
  return trace;
}

// The same claim from the same words, or, for what titles and lists say again and again, from
// other words.
bool ClaimBuilder::is_known(const Claim& claim) const {
  const auto known = by_ends_.find(claim.subject.entity.id + '\t' + claim.relation + '\t' +
                                   (claim.object ? claim.object->entity.id : std::string()));
  if (known == by_ends_.end()) return false;
  for (const std::size_t index : known->second) {
    const Claim& other = found_[index].claim;
    const bool same = other.role == claim.role && other.polarity == claim.polarity &&
                      other.modality == claim.modality && other.bounds == claim.bounds;
    if (same && other.sentence == claim.sentence) return true;
  }
  return false;
}

std::optional<ClaimEnd> ClaimBuilder::attribution_of(const ClaimDraft& draft,
                                                     const Standing& standing,
                                                     const Claim& claim) const {
  const auto speaker = attribution_.speaker(draft.predicate, standing);
  if (!speaker || speaker->entity.id == kUnknownActorId) return std::nullopt;
  // "He said that, before he was elected, …", "he stressed his support": of himself, and not what
  // he says.
  const bool noun = draft.entry != nullptr && draft.entry->kind == PredicateKind::kNoun;
  const bool aside = (standing.presupposed || noun) && !attribution_.is_quoted(draft.predicate);
  if (aside && speaker->entity.id == claim.subject.entity.id) return std::nullopt;
  if (is_performative(source_.document, draft)) return std::nullopt;
  ClaimEnd end{speaker->entity, {}};
  if (speaker->mention != nullptr) {
    end.mention = source_.document.text_of(speaker->mention->tokens);
  }
  return end;
}

void ClaimBuilder::add(const ClaimDraft& draft) {
  const Relation* relation = source_.ontology.find(draft.relation);
  if (relation == nullptr || relation->has_object() != draft.object.has_value()) return;
  Claim claim;
  const auto place_first = [](const std::vector<EntityType>& types) {
    return has_type(types, EntityType::kPlace);
  };
  auto subject = make_end(draft.subject, relation->domain, place_first(relation->domain));
  if (!subject) return;
  claim.subject = std::move(*subject);
  if (draft.object) {
    claim.object = make_end(*draft.object, relation->range, place_first(relation->range));
    if (!claim.object || claim.object->entity.id == claim.subject.entity.id) return;
  }
  claim.article = source_.article.id;
  claim.document = source_.article.name;
  claim.published = source_.article.published;
  claim.sentence = source_.document.token(draft.predicate).sentence;
  claim.relation = draft.relation;
  claim.role = draft.role;
  // What a title or an apposition says in passing holds whatever the clause around it does with it.
  const bool passing = is_said_in_passing(source_.document, draft, *relation);
  Standing standing;
  if (!passing) {
    standing = find_standing(source_.document, source_.lexicon, draft.predicate, draft.support);
  }
  if (standing.untold) return;
  // What names nobody is news where a sentence tells it for itself, not where it is mentioned.
  const auto is_unknown = [](const ClaimEnd& end) { return end.entity.id == kUnknownActorId; };
  const bool vague = is_unknown(claim.subject) || (claim.object && is_unknown(*claim.object));
  if (vague && (standing.presupposed || standing.modality == Modality::kDemanded)) return;
  claim.polarity = standing.polarity;
  claim.modality = standing.modality;
  // The "no" of a headline ("NO DEAL: RUSSIAN FM") takes no office away from him who holds it.
  const bool denied = !passing && (draft.subject.denied || (draft.object && draft.object->denied));
  if (denied) claim.polarity = Polarity::kNegated;
  if (draft.entry != nullptr && !draft.entry->shift.empty()) {
    if (const auto modality = parse_modality(draft.entry->shift)) claim.modality = *modality;
    if (draft.entry->shift == "negated") claim.polarity = Polarity::kNegated;
  }
  DatedClaim dated =
      dater_.date(draft, *relation, standing, attribution_.is_quoted(draft.predicate));
  claim.bounds = dated.bounds;
  claim.time = dated.time;
  // What is dated behind the day of the report has not happened.
  const auto first_day = claim.bounds.start.first();
  if (claim.modality == Modality::kActual && claim.published && first_day &&
      *first_day > *claim.published) {
    claim.modality = Modality::kPlanned;
  }
  if (!passing) claim.attribution = attribution_of(draft, standing, claim);
  const bool has_place = place_first(relation->range) || place_first(relation->domain);
  if (!draft.structural && !has_place) claim.place = place_of(draft, claim);
  claim.topic = topic_of(draft);
  set_codes(draft, *relation, claim);
  ClaimTrace trace = trace_of(draft, claim, standing, dated);
  claim.confidence = source_.confidence.confidence_of(trace.features);
  claim.evidence = evidence_of(draft);
  if (is_known(claim)) return;
  by_ends_[claim.subject.entity.id + '\t' + claim.relation + '\t' +
           (claim.object ? claim.object->entity.id : std::string())]
      .push_back(found_.size());
  found_.push_back({std::move(claim), std::move(trace)});
}

// What titles and lists say again and again is one claim of the article: the first.
void ClaimBuilder::drop_repeated_states() {
  std::set<std::tuple<std::string, std::string, std::string, std::string, Bounds, int>> seen;
  std::erase_if(found_, [&](const FoundClaim& found) {
    const Claim& claim = found.claim;
    const Relation* relation = source_.ontology.find(claim.relation);
    if (relation->is_event() || claim.plover) return false;
    const int standing = static_cast<int>(claim.polarity) * 8 + static_cast<int>(claim.modality);
    return !seen.emplace(claim.subject.entity.id, claim.relation,
                         claim.object ? claim.object->entity.id : std::string(),
                         claim.role.value_or(""), claim.bounds, standing)
                .second;
  });
}

// "X resigned" with no office named says nothing beside a claim that names it.
void ClaimBuilder::drop_vague_twins() {
  std::set<std::tuple<std::string, std::string, std::size_t>> named;
  const auto is_vague = [](const Claim& claim) {
    return claim.object && claim.object->entity.id == kUnknownActorId;
  };
  for (const auto& [claim, trace] : found_) {
    if (!is_vague(claim)) named.emplace(claim.subject.entity.id, claim.relation, claim.sentence);
  }
  std::erase_if(found_, [&](const FoundClaim& found) {
    const Claim& claim = found.claim;
    return is_vague(claim) &&
           named.contains({claim.subject.entity.id, claim.relation, claim.sentence});
  });
}

std::vector<FoundClaim> ClaimBuilder::finish() {
  drop_vague_twins();
  // "Russia's base was opened in 2003": the opening dates the state that the same words tell.
  for (auto& [state, trace] : found_) {
    if (state.relation != "operates_base" || state.time.start) continue;
    for (const auto& [event, event_trace] : found_) {
      if (event.sentence != state.sentence || !event.object || !state.object) continue;
      if (event.object->entity.id != state.object->entity.id) continue;
      if (event.polarity != Polarity::kAffirmed || event.modality != Modality::kActual) continue;
      const Relation* relation = source_.ontology.find(event.relation);
      const auto names = [&](const std::vector<std::string>& states) {
        return std::find(states.begin(), states.end(), state.relation) != states.end();
      };
      // "A U.S. base began hosting U.S. troops in 2001": its forces are there since it runs it.
      const bool moved_in =
          event.relation == "deploys_forces" && event.subject.entity.id == state.subject.entity.id;
      if (event.time.start && (names(relation->starts) || moved_in) &&
          fit(event.bounds.start, state.bounds.end)) {
        state.bounds.start = event.bounds.start;
        state.time.start = event.time.start;
      }
    }
  }
  for (auto& [state, trace] : found_) {
    if (state.relation != "operates_base" || state.time.end) continue;
    for (const auto& [event, event_trace] : found_) {
      if (event.relation != "closes_base" || event.sentence != state.sentence) continue;
      if (!event.object || event.object->entity.id != state.object->entity.id) continue;
      if (event.polarity != Polarity::kAffirmed || event.modality != Modality::kActual) continue;
      if (!event.time.end || !fit(state.bounds.start, event.bounds.end)) continue;
      state.bounds.end = event.bounds.end;
      state.time.end = event.time.end;
    }
  }
  drop_repeated_states();
  std::stable_sort(found_.begin(), found_.end(), [](const FoundClaim& a, const FoundClaim& b) {
    return a.claim.sentence < b.claim.sentence;
  });
  for (auto& [claim, trace] : found_)
    trace.claim = claim.id = claim_id(claim);
  return std::move(found_);
}

}  // namespace entente
