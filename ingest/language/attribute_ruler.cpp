#include "ingest/language/attribute_ruler.h"

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

/// The value of a feature in "Mood=Ind|Tense=Pres", or empty.
std::string_view feature_of(std::string_view morphology, std::string_view name) {
  while (!morphology.empty()) {
    const std::size_t bar = morphology.find('|');
    const std::string_view feature = morphology.substr(0, bar);
    if (feature.starts_with(name) && feature.substr(name.size()).starts_with('=')) {
      return feature.substr(name.size() + 1);
    }
    morphology = bar == std::string_view::npos ? std::string_view() : morphology.substr(bar + 1);
  }
  return {};
}

Inflection read_inflection(std::string_view morphology) {
  const std::string_view form = feature_of(morphology, "VerbForm");
  const std::string_view number = feature_of(morphology, "Number");
  Inflection inflection;
  inflection.is_base_form =
      form == "Inf" || form == "None" || feature_of(morphology, "Degree") == "Pos";
  inflection.is_singular = number == "Sing";
  inflection.is_plain_present =
      form == "Fin" && feature_of(morphology, "Tense") == "Pres" && number.empty();
  return inflection;
}

}  // namespace

Result<AttributeRuler> AttributeRuler::load(const ModelFile& file, const StringList& tags) {
  AttributeRuler ruler;
  ruler.tags_ = tags;
  SectionReader reader(file);
  ruler.strings_ = reader.strings("ruler.strings");
  if (!reader.ok()) return reader.error();
  ruler.sorted_strings_.resize(ruler.strings_.size());
  std::iota(ruler.sorted_strings_.begin(), ruler.sorted_strings_.end(), 0);
  std::sort(ruler.sorted_strings_.begin(), ruler.sorted_strings_.end(),
            [&](std::uint32_t left, std::uint32_t right) {
              return ruler.strings_[left] < ruler.strings_[right];
            });
  if (auto read = ruler.read_actions(reader); !read) return read.error();
  if (auto read = ruler.read_patterns(reader, tags); !read) return read.error();
  ruler.index_patterns();
  return ruler;
}

Result<void> AttributeRuler::read_actions(SectionReader& reader) {
  const Tensor<std::uint32_t> rows = reader.numbers("ruler.actions", {SectionReader::kAny, 5});
  if (!reader.ok()) return reader.error();
  for (std::size_t i = 0; i < rows.dims[0]; ++i) {
    const auto row = rows.values.subspan(i * 5, 5);
    const auto text = [&](std::size_t column) -> std::optional<std::string_view> {
      if (row[column] == 0 || row[column] > strings_.size()) return std::nullopt;
      return strings_[row[column] - 1];
    };
    Action action;
    action.tag = text(1);
    action.lemma = text(3);
    if (text(0)) action.pos = parse_part_of_speech(*text(0));
    if (text(2)) action.dep = parse_dependency(*text(2));
    if (text(4)) action.inflection = read_inflection(*text(4));
    const bool known = (row[0] == 0 || action.pos) && (row[1] == 0 || action.tag) &&
                       (row[2] == 0 || action.dep) && (row[3] == 0 || action.lemma) &&
                       (row[4] == 0 || action.inflection);
    if (!known) {
      reader.reject("ruler.actions", "unknown value");
      return reader.error();
    }
    actions_.push_back(action);
  }
  return {};
}

Result<void> AttributeRuler::read_patterns(SectionReader& reader, const StringList& tags) {
  std::span<const std::uint32_t> stream =
      reader.numbers("ruler.patterns", {SectionReader::kAny}).values;
  if (!reader.ok()) return reader.error();
  while (!stream.empty()) {
    Pattern pattern;
    bool good = stream.size() >= 3 && stream[0] < actions_.size() && stream[1] < stream[2];
    if (good) {
      pattern.rule = stream[0];
      pattern.target = stream[1];
      const std::uint32_t count = stream[2];
      stream = stream.subspan(3);
      for (std::uint32_t i = 0; good && i < count; ++i) {
        pattern.tokens.emplace_back();
        std::uint32_t conditions = stream.empty() ? 0 : stream[0];
        good = !stream.empty();
        if (good) stream = stream.subspan(1);
        while (good && conditions-- > 0)
          good = read_condition(stream, tags, pattern);
      }
    }
    if (!good || (!patterns_.empty() && patterns_.back().rule > pattern.rule)) {
      reader.reject("ruler.patterns", "bad pattern");
      return reader.error();
    }
    patterns_.push_back(std::move(pattern));
  }
  return {};
}

bool AttributeRuler::read_condition(std::span<const std::uint32_t>& stream, const StringList& tags,
                                    Pattern& pattern) const {
  if (stream.size() < 3 || stream[0] > 3 || stream[2] > stream.size() - 3) return false;
  Condition condition;
  condition.attribute = static_cast<Attribute>(stream[0]);
  condition.negated = stream[1] != 0;
  for (const std::uint32_t value : stream.subspan(3, stream[2])) {
    if (condition.attribute == Attribute::kIsSpace) {
      condition.values.push_back(value);
      continue;
    }
    if (value >= strings_.size()) return false;
    const std::string_view text = strings_[value];
    if (condition.attribute == Attribute::kLower) {
      condition.values.push_back(word_number(text));
    } else if (condition.attribute == Attribute::kDep) {
      const auto dep = parse_dependency(text);
      if (dep) condition.values.push_back(static_cast<std::uint32_t>(*dep));
    } else {
      // Tags that the tagger never gives match nothing.
      for (std::uint32_t tag = 0; tag < tags.size(); ++tag) {
        if (tags[tag] == text) condition.values.push_back(tag);
      }
    }
  }
  stream = stream.subspan(3 + stream[2]);
  pattern.tokens.back().push_back(std::move(condition));
  return true;
}

std::uint32_t AttributeRuler::word_number(std::string_view lower) const {
  const auto found = std::lower_bound(
      sorted_strings_.begin(), sorted_strings_.end(), lower,
      [&](std::uint32_t number, std::string_view key) { return strings_[number] < key; });
  if (found == sorted_strings_.end() || strings_[*found] != lower) return 0;
  return *found + 1;
}

void AttributeRuler::index_patterns() {
  by_tag_.resize(tags_.size());
  for (std::uint32_t number = 0; number < patterns_.size(); ++number) {
    const Pattern& pattern = patterns_[number];
    for (std::uint32_t tag = 0; tag < tags_.size(); ++tag) {
      const auto& conditions = pattern.tokens[pattern.target];
      const bool possible =
          std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
            View view;
            view.tag = tag;
            return condition.attribute != Attribute::kTag || holds(condition, view);
          });
      if (possible) by_tag_[tag].push_back(number);
    }
  }
}

bool AttributeRuler::holds(const Condition& condition, const View& token) {
  std::uint32_t value = 0;
  switch (condition.attribute) {
    case Attribute::kTag:
      value = token.tag;
      break;
    case Attribute::kLower:
      value = token.word;
      break;
    case Attribute::kDep:
      value = static_cast<std::uint32_t>(token.dep);
      break;
    case Attribute::kIsSpace:
      value = token.is_space ? 1 : 0;
      break;
  }
  const bool found =
      std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
  return found != condition.negated;
}

bool AttributeRuler::matches(const Pattern& pattern, std::span<const View> tokens,
                             std::size_t begin) const {
  if (pattern.tokens.size() > tokens.size() - begin) return false;
  for (std::size_t i = 0; i < pattern.tokens.size(); ++i) {
    for (const Condition& condition : pattern.tokens[i]) {
      if (!holds(condition, tokens[begin + i])) return false;
    }
  }
  return true;
}

RulerResult AttributeRuler::apply(std::span<const View> tokens, std::size_t index) const {
  RulerResult result;
  result.tag = tags_[tokens[index].tag];
  result.dep = tokens[index].dep;
  for (const std::uint32_t number : by_tag_[tokens[index].tag]) {
    const Pattern& pattern = patterns_[number];
    if (pattern.target > index || !matches(pattern, tokens, index - pattern.target)) continue;
    const Action& action = actions_[pattern.rule];
    if (action.pos) result.pos = *action.pos;
    if (action.tag) result.tag = *action.tag;
    if (action.dep) result.dep = *action.dep;
    if (action.lemma) result.lemma = *action.lemma;
    if (action.inflection) result.inflection = *action.inflection;
  }
  return result;
}

}  // namespace entente
