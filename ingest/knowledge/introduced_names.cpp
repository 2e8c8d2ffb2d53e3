#include "ingest/knowledge/introduced_names.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "ingest/knowledge/name_forms.h"
#include "ingest/knowledge/office_groups.h"

namespace entente {
namespace {

/// How many words an introduced name has at most.
constexpr TokenIndex kLongestName = 12;

bool is_capital(std::string_view text) { return text.front() >= 'A' && text.front() <= 'Z'; }

/// What the words of a name tell of it: the last that tells anything.
NameLabel label_of(const ReadingContext& context, TokenSpan span) {
  constexpr std::pair<std::string_view, NameLabel> kLabels[] = {
      {"agreement", NameLabel::kLaw}, {"event", NameLabel::kEvent}, {"facility", NameLabel::kFac}};
  NameLabel label = NameLabel::kOrg;
  for (TokenIndex i = span.begin; i < span.end; ++i) {
    const auto type = context.words().find(WordClass::kNameWord, context.normalized[i]);
    const auto* row = std::find_if(std::begin(kLabels), std::end(kLabels),
                                   [&](const auto& pair) { return type == pair.first; });
    if (type) {
      label = row == std::end(kLabels) ? NameLabel::kOrg : row->second;
    }
  }
  return label;
}

/// The words that end right before the bracket and have the acronym's letters; nothing if there are
/// none, or they are a single word.
std::optional<TokenSpan> name_before(const ReadingContext& context, TokenIndex open) {
  const std::string_view acronym = context.token(open + 1).text;
  std::optional<TokenSpan> name;
  const std::uint32_t sentence = context.token(open).sentence;
  for (TokenIndex begin = open; begin > 0 && open - begin < kLongestName; --begin) {
    const Token& token = context.token(begin - 1);
    const bool breaks =
        token.pos == PartOfSpeech::kPunct && token.text != "," && token.tag != "HYPH";
    if (token.sentence != sentence || breaks || token.pos == PartOfSpeech::kVerb ||
        token.pos == PartOfSpeech::kAux) {
      break;
    }
    const TokenSpan span{begin - 1, open};
    if (is_capital(token.text) && is_acronym_of(acronym, context.document.text_of(span))) {
      name = span;
      break;
    }
  }
  return name && name->size() > 1 ? name : std::nullopt;
}

/// Whether a name covers the span, or sticks out of it: then it is known better.
bool is_known(const std::vector<NamedSpan>& spans, TokenSpan name) {
  return std::any_of(spans.begin(), spans.end(), [&](const NamedSpan& span) {
    const bool covers = span.tokens.begin <= name.begin && span.tokens.end >= name.end;
    const bool sticks_out = overlap(span.tokens, name) &&
                            (span.tokens.begin < name.begin || span.tokens.end > name.end);
    return covers || sticks_out;
  });
}

}  // namespace

bool opens_acronym(const ReadingContext& context, TokenIndex at) {
  if (at + 2 >= context.normalized.size() || context.token(at).text != "(" ||
      context.token(at + 1).text.size() < 2) {
    return false;
  }
  const std::string_view behind = context.token(at + 2).text;
  return behind == ")" || behind == ";" || behind == ",";
}

std::vector<NamedSpan> with_introduced_names(const ReadingContext& context,
                                             std::vector<NamedSpan> spans) {
  std::vector<NamedSpan> introduced;
  const auto count = static_cast<TokenIndex>(context.normalized.size());
  for (TokenIndex open = 0; open < count; ++open) {
    const std::optional<TokenSpan> name =
        opens_acronym(context, open) ? name_before(context, open) : std::nullopt;
    if (name && !is_known(spans, *name)) {
      introduced.push_back({*name, {}, label_of(context, *name), false});
    }
  }
  for (const NamedSpan& name : introduced) {
    std::erase_if(spans, [&](const NamedSpan& span) {
      return overlap(span.tokens, name.tokens) && span.readings.empty();
    });
    for (NamedSpan& span : spans) {
      span.nested |= overlap(span.tokens, name.tokens);
    }
    const auto at = std::find_if(spans.begin(), spans.end(), [&](const NamedSpan& span) {
      return span.tokens.begin >= name.tokens.begin;
    });
    spans.insert(at, name);
  }
  return spans;
}

std::vector<NamedSpan> without_office_plurals(const ReadingContext& context,
                                              std::vector<NamedSpan> spans) {
  std::vector<NamedSpan> kept;
  std::vector<TokenSpan> dropped;
  for (NamedSpan& span : spans) {
    const std::optional<OfficePlural> plural =
        span.readings.empty() ? office_plural_at(context, span.tokens.begin) : std::nullopt;
    const bool is_one = plural && (plural->words.end >= span.tokens.end ||
                                   context.normalized[plural->words.end] == "of" ||
                                   context.normalized[plural->words.end] == "for");
    if (is_one) {
      dropped.push_back(span.tokens);
      continue;
    }
    span.nested &= std::none_of(dropped.begin(), dropped.end(),
                                [&](TokenSpan outer) { return overlap(outer, span.tokens); });
    kept.push_back(std::move(span));
  }
  return kept;
}

}  // namespace entente
