#include "ingest/extraction/claim_dater.h"

#include <algorithm>
#include <chrono>

#include "ingest/extraction/clause_mood.h"

namespace entente {
namespace {

using enum Dependency;
using std::chrono::days;

constexpr TokenIndex kMaxVisitSentences = 24;  // How far the days of a visit are told of.
constexpr TokenIndex kMaxSceneSentences = 3;   // How far "also" takes up a dated act.

// "served as mayor", "has worked as an adviser", "opened with Ann Hale as consul".
bool is_in_office(const Document& document, TokenIndex noun) {
  while (document.token(noun).dep == kCompound)  // "Chargé d'Affaires ad interim".
    noun = document.token(noun).head;
  const Token& token = document.token(noun);
  const std::string_view preposition = document.token(token.head).norm;
  if (token.dep != kPobj || (preposition != "as" && preposition != "with")) return false;
  const TokenIndex verb = document.token(token.head).head;
  const std::string_view other = preposition == "as" ? "with" : "as";
  for (const TokenIndex child : children_with(document, verb, {kPrep})) {
    if (document.token(child).norm == other && (child < token.head) == (other == "with"))
      return true;
  }
  if (preposition == "with") return false;
  const std::string_view lemma = document.token(verb).lemma;
  return lemma == "serve" || lemma == "act" || lemma == "work" || lemma == "succeed";
}

// The verb of "fell under Russian control": what brings the state about.
std::optional<TokenIndex> verb_of_coming_under(const Document& document, TokenIndex noun) {
  const Token& token = document.token(noun);
  if (token.dep != kPobj || document.token(token.head).norm != "under") return std::nullopt;
  const TokenIndex verb = document.token(token.head).head;
  return is_clausal(document.token(verb)) ? std::optional(verb) : std::nullopt;
}

// The noun of "the 70th anniversary of the takeover".
std::optional<TokenIndex> anniversary_of(const Document& document, TokenIndex noun) {
  const Token& token = document.token(noun);
  if (token.dep != kPobj || document.token(token.head).norm != "of") return std::nullopt;
  const TokenIndex above = document.token(token.head).head;
  return document.token(above).lemma == "anniversary" ? std::optional(above) : std::nullopt;
}

// 70 of "the 70th anniversary"; 0 where the words do not tell.
int years_of(const Document& document, TokenIndex anniversary) {
  constexpr int kMostYears = 3000;
  int years = 0;
  for (const TokenIndex child : children_with(document, anniversary, {kAmod, kNummod, kCompound})) {
    for (const char c : document.token(child).text) {
      if (c < '0' || c > '9') break;
      years = std::min(years * 10 + (c - '0'), kMostYears);
    }
  }
  return years < kMostYears ? years : 0;
}

bool is_progressive(const Document& document, TokenIndex verb) {
  if (document.token(verb).tag != "VBG") return false;
  bool be = false;
  for (const TokenIndex child : children_with(document, verb, {kAux})) {
    if (document.token(child).tag == "MD") return false;  // "would be leaving".
    be = be || document.token(child).lemma == "be";
  }
  return be;
}

}  // namespace

// The dates of the words. What is said in passing ("the NATO member", "President X") has only those
// that stand below it; where a place lies has none.
LinkedTime ClaimDater::link(const ClaimDraft& draft, const Relation& relation) const {
  if (draft.dated_within) return linker_.link_within(*draft.dated_within, !relation.is_event());
  if (draft.relation == "located_in") return {};
  const bool officer = draft.relation == "holds_office" && is_in_office(document_, draft.predicate);
  if (officer) {
    return linker_.link(draft.predicate, governing_verb(document_, draft.predicate));
  }
  if (const auto verb = verb_of_coming_under(document_, draft.predicate)) {
    LinkedTime linked = linker_.link(draft.predicate, *verb);
    const Token& word = document_.token(*verb);
    if (linked.empty() && word.lemma == "remain" && word.dep == kConj) {
      linked = linker_.link(word.head, std::nullopt);  // "was retaken in 1944 and remained".
      std::swap(linked.at, linked.since);
    }
    return linked;
  }
  if (draft.structural && !is_predicative(document_, draft.predicate)) return {};
  if (is_said_in_passing(document_, draft, relation)) return linker_.link_below(draft.predicate);
  return linker_.link(draft.predicate, draft.support);
}

// "Yesterday was the 70th anniversary of the takeover": the day so many years before. The day of
// the anniversary itself is not that of the event.
LinkedTime ClaimDater::link_anniversary(TokenIndex anniversary) {
  const LinkedTime now = linker_.link(governing_verb(document_, anniversary), std::nullopt);
  const int years = years_of(document_, anniversary);
  if (now.at == nullptr || !now.at->days || now.at->days->size_days() != 1 || years == 0) return {};
  const std::chrono::year_month_day today(*now.at->days->first());
  const std::chrono::year_month_day day = today - std::chrono::years(years);
  if (!day.ok()) return {};
  TimeExpression& then = reckoned_.emplace_back(*now.at);
  then.days = DayRange::on(std::chrono::sys_days(day));
  then.value = named_on(std::chrono::sys_days(day)).value;
  then.edtf.reset();
  LinkedTime linked;
  linked.at = &then;
  linked.text = now.text;
  return linked;
}

// "Mr. Hale spoke with Erdogan today. Mr. Hale underscored ...": plain past acts of one actor in
// one paragraph are of one day.
std::optional<DayRange> ClaimDater::day_of_scene(const ClaimDraft& draft,
                                                 const Standing& standing) const {
  constexpr TokenIndex kMaxSentences = 2;
  const TokenIndex verb = draft.support.value_or(draft.predicate);
  if (!scene_ || scene_->actor != draft.subject.entity.id || standing.speech ||
      document_.token(verb).tag != "VBD" || standing.modality != Modality::kActual)
    return std::nullopt;
  if (document_.token(verb).sentence - scene_->sentence > kMaxSentences) return std::nullopt;
  for (TokenIndex i = scene_->predicate; i < verb; ++i) {
    if (document_.token(i).text.find("\n\n") != std::string_view::npos) return std::nullopt;
  }
  return scene_->days;
}

// The day of the story: that of the first plain act that the lead dates, claim or not.
std::optional<DayRange> ClaimDater::day_of_lead() const {
  constexpr std::size_t kLead = 3;
  const auto& sentences = document_.sentences();
  for (std::size_t i = 0; i < std::min(kLead, sentences.size()); ++i) {
    for (TokenIndex verb = sentences[i].begin; verb < sentences[i].end; ++verb) {
      if (document_.token(verb).head != verb || document_.token(verb).tag != "VBD") continue;
      const auto* at = linker_.link(verb, std::nullopt).at;
      if (at != nullptr && at->days && at->days->size_days() == 1) return at->days;
    }
  }
  return std::nullopt;
}

// When what the text tells as going on was going on, if not on the day of the report.
// "On Monday he visited Oslo. He also met the king.": a plain past act of him of whom the sentence
// before tells what he did on a day, taken up by a pronoun.
std::optional<DayRange> ClaimDater::continued_day(const ClaimDraft& draft,
                                                  const Standing& standing) const {
  const TokenIndex verb = draft.support.value_or(draft.predicate);
  const Mention* who = draft.subject.mention;
  if (document_.token(verb).tag != "VBD" || standing.modality != Modality::kActual ||
      standing.speech || who == nullptr || who->kind != MentionKind::kPronoun) {
    return std::nullopt;
  }
  const TokenIndex sentence = document_.token(verb).sentence;
  if (!document_.sentences()[sentence].contains(who->head)) return std::nullopt;
  bool goes_on = false;  // "He also met": the scene goes on across a paragraph or a remark.
  for (const TokenIndex child : children_with(document_, verb, {kAdvmod}))
    goes_on = goes_on || lower_ascii(document_.token(child).text) == "also";
  const TokenIndex back = goes_on ? kMaxSceneSentences : 1;
  for (TokenIndex step = 1; step <= back && step <= sentence; ++step) {
    const TokenSpan before = document_.sentences()[sentence - step];
    for (TokenIndex i = before.begin; i < before.end && !goes_on; ++i) {
      if (document_.token(i).text.find("\n\n") != std::string_view::npos) return std::nullopt;
    }
    for (TokenIndex i = before.begin; i < before.end; ++i) {
      if (document_.token(i).head != i || document_.token(i).tag != "VBD") continue;
      const auto* at = linker_.link(i, std::nullopt).at;
      if (at != nullptr && at->days && at->days->size_days() == 1) return at->days;
    }
  }
  return std::nullopt;
}

void ClaimDater::observe(const ClaimDraft& draft, const Standing& standing,
                         TimeContext& context) const {
  constexpr days kLongAgo(366);
  if (draft.structural) {  // "In 2008 she defeated Senator Dole", told ten years later.
    if (!draft.role || draft.told_as_past) return;
    const TokenIndex verb = governing_verb(document_, draft.predicate);
    if (!is_clausal(document_.token(verb)) || !is_past(document_, verb)) return;
    const LinkedTime told = linker_.link(verb, std::nullopt);
    const auto last = told.at != nullptr ? told.at->days->last() : std::nullopt;
    if (last && (!published_ || *last + kLongAgo < *published_)) context.observed = told.at->days;
    return;
  }
  if (!is_progressive(document_, draft.predicate)) return;
  if (standing.modality != Modality::kActual) return;
  if (standing.speech) {  // "said in December that they were negotiating".
    if (const auto* said = linker_.link(*standing.speech, std::nullopt).at) {
      context.observed = said->days;
      context.observed_text = said->edtf;
      return;
    }
  }
  if (!standing.past && published_) context.observed = DayRange::on(*published_);
}

DatedClaim ClaimDater::date(const ClaimDraft& draft, const Relation& relation,
                            const Standing& standing, bool is_quoted) {
  TimeContext context;
  context.is_state = !relation.is_event();
  context.is_act = draft.entry != nullptr && draft.entry->plover.has_value();
  context.published = published_;
  const Token& word = document_.token(draft.support.value_or(draft.predicate));
  const bool simple_past = word.tag == "VBD" || (draft.entry == nullptr && word.tag == "VBD");
  context.told_as_past = draft.told_as_past || (context.is_state && !context.is_act && simple_past);
  const auto anniversary = anniversary_of(document_, draft.predicate);
  LinkedTime linked = anniversary ? link_anniversary(*anniversary) : link(draft, relation);
  if (linked.empty() && standing.speech && is_performative(document_, draft)) {
    linked = linker_.link(*standing.speech, std::nullopt);  // Said and done at once.
  }
  if (linked.empty() && !draft.structural && narrative_ &&
      (linker_.is_anaphoric(draft.predicate, draft.support) ||
       (standing.speech && linker_.is_anaphoric(*standing.speech, std::nullopt)))) {
    context.narrative = narrative_;
  }
  if (linked.empty() && !context.narrative && relation.is_event()) {
    context.narrative = continued_day(draft, standing);
    if (!context.narrative) context.narrative = day_of_scene(draft, standing);
  }
  if (linked.empty()) observe(draft, standing, context);
  // Whom somebody meets on a visit, they meet on its days.
  const bool meeting = draft.relation == "meets" || draft.relation == "negotiates_with" ||
                       draft.relation == "participates_in";
  const TokenIndex sentence = document_.token(draft.predicate).sentence;
  TokenIndex root = draft.predicate;
  while (document_.token(root).head != root)
    root = document_.token(root).head;
  const bool past = standing.past || document_.token(root).tag == "VBD";  // "met to discuss".
  if (meeting && linked.empty() && !context.narrative && past && visit_ &&
      visit_->visitor == draft.subject.entity.id &&
      sentence - visit_->sentence <= kMaxVisitSentences) {
    context.narrative = visit_->days;
  }
  if (is_quoted && narrative_ && linked.at != nullptr && linked.at->value.size() == 10 &&
      context.published && linked.at->days == DayRange::on(*context.published)) {
    // "Today" of a quotation is the day on which it was said.
    linked.at = nullptr;
    context.narrative = narrative_;
  }
  DatedClaim dated = date_claim(linked, standing, context);
  if (linked.at != nullptr && linked.at->days->size_days() == 1 &&
      standing.modality == Modality::kActual) {
    narrative_ = linked.at->days;
    scene_ = Scene{draft.subject.entity.id, *linked.at->days, draft.predicate,
                   document_.token(draft.predicate).sentence};
  }
  if (draft.relation == "visits" && linked.at != nullptr &&
      standing.modality == Modality::kActual && standing.polarity == Polarity::kAffirmed) {
    visit_ =
        Visit{draft.subject.entity.id, *linked.at->days, document_.token(draft.predicate).sentence};
  }
  return dated;
}

}  // namespace entente
