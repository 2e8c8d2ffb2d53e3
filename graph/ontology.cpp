#include "graph/ontology.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "graph/mapped_file.h"

namespace entente {

namespace {

constexpr std::array<std::string_view, 15> kColumns = {
    "name",  "kind", "symmetric",  "domain", "range", "starts", "effect", "ends",
    "match", "once", "functional", "plover", "cameo", "label",  "inverse"};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// A word of a cell and what it means.
template <class Value>
struct Word {
  std::string_view text;
  Value value;
};
constexpr Word<RelationKind> kKinds[] = {{"state", RelationKind::kState},
                                         {"event", RelationKind::kEvent}};
constexpr Word<bool> kYesNo[] = {{"yes", true}, {"no", false}};
constexpr Word<StartEffect> kEffects[] = {{"-", StartEffect::kMakes},
                                          {"makes", StartEffect::kMakes},
                                          {"not before", StartEffect::kNotBefore}};
constexpr Word<EventMatch> kMatches[] = {
    {"-", EventMatch::kNone},        {"subject+object", EventMatch::kSubjectAndObject},
    {"object", EventMatch::kObject}, {"pair", EventMatch::kPair},
    {"role", EventMatch::kRole},     {"role if given", EventMatch::kRoleIfGiven}};

/// Reads the cells of one line; the first error stays.
class LineReader {
 public:
  explicit LineReader(std::vector<std::string_view> cells) : cells_(std::move(cells)) {}

  template <class Value, std::size_t N>
  Value word(std::size_t column, const Word<Value> (&words)[N]) {
    for (const auto& word : words)
      if (word.text == cells_[column]) return word.value;
    fail(column, "unknown word \"" + std::string(cells_[column]) + "\"");
    return words[0].value;
  }

  std::string text(std::size_t column) const {
    return cells_[column] == "-" ? std::string() : std::string(cells_[column]);
  }

  std::vector<std::string> list(std::size_t column) const {
    if (cells_[column] == "-") return {};
    const auto parts = split(cells_[column], ',');
    return {parts.begin(), parts.end()};
  }

  std::vector<EntityType> types(std::size_t column) {
    std::vector<EntityType> types;
    for (const std::string& name : list(column)) {
      const auto type = parse_entity_type(name);
      if (!type || *type == EntityType::kActor) {
        fail(column, "unknown entity type \"" + name + "\"");
        return {};
      }
      types.push_back(*type);
    }
    std::sort(types.begin(), types.end());
    if (std::adjacent_find(types.begin(), types.end()) != types.end())
      fail(column, "an entity type stands twice");
    return types;
  }

  void functional(std::size_t column, Relation& relation) {
    constexpr std::string_view kWithRoles = "object+role:";
    const std::string_view cell = cells_[column];
    if (cell == "-") return;
    if (cell == "object") {
      relation.functional = Functional::kObject;
    } else if (cell.starts_with(kWithRoles)) {
      relation.functional = Functional::kObjectAndRole;
      for (const std::string_view role : split(cell.substr(kWithRoles.size()), ','))
        relation.functional_roles.emplace_back(role);
      std::sort(relation.functional_roles.begin(), relation.functional_roles.end());
    } else {
      fail(column, "unknown word \"" + std::string(cell) + "\"");
    }
  }

  void fail(std::size_t column, const std::string& why) {
    if (error_.empty()) error_ = "column \"" + std::string(kColumns[column]) + "\": " + why;
  }
  const std::string& error() const { return error_; }

 private:
  std::vector<std::string_view> cells_;
  std::string error_;
};

Relation read_relation(LineReader& line) {
  Relation relation;
  relation.name = line.text(0);
  if (relation.name.empty()) line.fail(0, "a relation needs a name");
  relation.kind = line.word(1, kKinds);
  relation.symmetric = line.word(2, kYesNo);
  relation.domain = line.types(3);
  if (relation.domain.empty()) line.fail(3, "a relation needs a type of subject");
  relation.range = line.types(4);
  relation.starts = line.list(5);
  relation.start_effect = line.word(6, kEffects);
  relation.ends = line.list(7);
  relation.match = line.word(8, kMatches);
  relation.once = line.word(9, kYesNo);
  line.functional(10, relation);
  relation.plover = line.text(11);
  relation.cameo = line.text(12);
  relation.label = line.text(13);
  relation.inverse = line.text(14);
  if (relation.label.empty()) line.fail(13, "a relation needs words");
  if (relation.symmetric && relation.domain != relation.range)
    line.fail(4, "the ends of a symmetric relation take the same types");
  const bool acts = !relation.starts.empty() || !relation.ends.empty();
  if (acts != (relation.match != EventMatch::kNone))
    line.fail(8, "a match is given exactly for what starts or ends a state");
  if (acts && !relation.is_event()) line.fail(5, "only an event starts or ends a state");
  if (relation.once && !relation.is_event()) line.fail(9, "only an event happens once");
  return relation;
}

/// What `relation` starts or ends must be states of the ontology, and different ones. Events act on
/// states alone, so no chain of starts and ends can close.
std::string check_effects(const Relation& relation, const Ontology& ontology) {
  const auto check = [&](const std::vector<std::string>& states, std::string_view verb) {
    for (const std::string& name : states) {
      const Relation* state = ontology.find(name);
      if (state == nullptr) return std::string(verb) + " \"" + name + "\", which is no relation";
      if (state->is_event()) return std::string(verb) + " \"" + name + "\", which is an event";
    }
    return std::string();
  };
  if (std::string why = check(relation.starts, "starts"); !why.empty()) return why;
  if (std::string why = check(relation.ends, "ends"); !why.empty()) return why;
  for (const std::string& state : relation.starts)
    if (std::count(relation.ends.begin(), relation.ends.end(), state) > 0)
      return "both starts and ends \"" + state + "\"";
  return "";
}

bool has_type(const std::vector<EntityType>& types, EntityType type) {
  return type == EntityType::kActor || std::binary_search(types.begin(), types.end(), type);
}

}  // namespace

bool Relation::takes_subject(EntityType type) const { return has_type(domain, type); }

bool Relation::takes_object(EntityType type) const { return has_object() && has_type(range, type); }

bool Relation::is_functional_role(std::string_view role) const {
  return std::binary_search(functional_roles.begin(), functional_roles.end(), role);
}

Result<Ontology> Ontology::load(const std::string& directory) {
  const std::string path = directory + "/relations.tsv";
  const auto file = MappedFile::open(path);
  if (!file) return file.error();
  return parse(file->bytes(), path);
}

Result<Ontology> Ontology::parse(std::string_view text, std::string_view file) {
  const auto error_at = [&](std::size_t line, const std::string& why) {
    return Error{ErrorCode::kInvalidArgument,
                 std::string(file) + ":" + std::to_string(line) + ": " + why};
  };
  Ontology ontology;
  std::map<std::string, std::size_t, std::less<>> line_of;
  bool has_header = false;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const auto cells = split(line, '\t');
    if (!has_header) {
      if (!std::equal(cells.begin(), cells.end(), kColumns.begin(), kColumns.end()))
        return error_at(number, "the header does not name the expected columns");
      has_header = true;
      continue;
    }
    if (cells.size() != kColumns.size())
      return error_at(number, "expected " + std::to_string(kColumns.size()) + " cells, got " +
                                  std::to_string(cells.size()));
    LineReader reader(cells);
    Relation relation = read_relation(reader);
    if (!reader.error().empty()) return error_at(number, reader.error());
    if (const auto [at, added] = line_of.emplace(relation.name, number); !added)
      return error_at(number, "relation \"" + relation.name + "\" stands already in line " +
                                  std::to_string(at->second));
    ontology.relations_.push_back(std::move(relation));
  }
  if (!has_header) return error_at(number, "there is no header");
  std::sort(ontology.relations_.begin(), ontology.relations_.end(),
            [](const Relation& a, const Relation& b) { return a.name < b.name; });
  for (const Relation& relation : ontology.relations_)
    if (const std::string why = check_effects(relation, ontology); !why.empty())
      return error_at(line_of.find(relation.name)->second,
                      "relation \"" + relation.name + "\" " + why);
  return ontology;
}

const Relation* Ontology::find(std::string_view name) const {
  const auto at = std::lower_bound(
      relations_.begin(), relations_.end(), name,
      [](const Relation& relation, std::string_view n) { return relation.name < n; });
  return at != relations_.end() && at->name == name ? &*at : nullptr;
}

std::vector<const Relation*> Ontology::starters_of(std::string_view state) const {
  std::vector<const Relation*> found;
  for (const Relation& relation : relations_)
    if (std::count(relation.starts.begin(), relation.starts.end(), state) > 0)
      found.push_back(&relation);
  return found;
}

std::vector<const Relation*> Ontology::enders_of(std::string_view state) const {
  std::vector<const Relation*> found;
  for (const Relation& relation : relations_)
    if (std::count(relation.ends.begin(), relation.ends.end(), state) > 0)
      found.push_back(&relation);
  return found;
}

}  // namespace entente
