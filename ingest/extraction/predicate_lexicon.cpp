#include "ingest/extraction/predicate_lexicon.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "graph/mapped_file.h"

namespace entente {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(separator, begin);
    parts.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& word : split(text, ' ')) {
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

constexpr std::array<std::pair<std::string_view, Slot::Base>, 15> kSlotNames = {{
    {"subj", Slot::Base::kSubject},
    {"obj", Slot::Base::kObject},
    {"agent", Slot::Base::kAgent},
    {"poss", Slot::Base::kPossessor},
    {"comp", Slot::Base::kModifier},
    {"self", Slot::Base::kSelf},
    {"that", Slot::Base::kClause},
    {"main", Slot::Base::kClauseSubject},
    {"clause", Slot::Base::kComplement},
    {"recipient", Slot::Base::kRecipient},
    {"under", Slot::Base::kUndergoer},
    {"if", Slot::Base::kCondition},
    {"host", Slot::Base::kHost},
    {"unnamed", Slot::Base::kUnnamed},
    {"unknown", Slot::Base::kUnknown},
}};

constexpr std::array<std::pair<std::string_view, PredicateKind>, 3> kKindNames = {{
    {"v", PredicateKind::kVerb},
    {"n", PredicateKind::kNoun},
    {"a", PredicateKind::kAdjective},
}};

}  // namespace

/// Builds a lexicon file by file; holds what the functions of reading share.
class LexiconReader {
 public:
  Result<PredicateLexicon> read(const std::string& directory);

 private:
  Result<std::string> read_file(const std::filesystem::path& path);
  Result<void> read_classes(const std::filesystem::path& path);
  Result<void> read_shifts(const std::filesystem::path& path);
  Result<void> read_willed(const std::filesystem::path& path);
  Result<void> read_predicates(const std::filesystem::path& path);
  Result<PredicateEntry> parse_entry(const std::vector<std::string>& columns);
  Result<Frame> parse_frame(std::string_view text);
  Result<Slot> parse_slot(std::string_view text);
  Result<std::vector<Slot>> parse_slots(std::string_view text);
  Result<SlotCondition> parse_condition(std::string_view text, std::size_t tilde);
  void index_entries();

  PredicateLexicon lexicon_;
};

Result<PredicateLexicon> PredicateLexicon::load(const std::string& directory) {
  return LexiconReader().read(directory);
}

Result<std::string> LexiconReader::read_file(const std::filesystem::path& path) {
  const auto file = MappedFile::open(path);
  if (!file) return file.error();
  std::string text(file->bytes());
  for (const char c : text) {  // FNV-1a: the order of files is fixed, so is the sum.
    lexicon_.checksum_ = (lexicon_.checksum_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return text;
}

namespace {

// Calls `handle` with the columns of each line that is neither empty nor a comment. An error if
// there is none: a file cut to nothing would leave out its part of the news in silence.
template <typename Handle>
Result<void> for_each_row(const std::string& text, const std::filesystem::path& path,
                          std::size_t column_count, Handle&& handle) {
  std::size_t number = 0;
  bool has_rows = false;
  for (const std::string& line : split(text, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    has_rows = true;
    const std::string where = path.filename().string() + ":" + std::to_string(number);
    const std::vector<std::string> columns = split(line, '\t');
    if (columns.size() != column_count) {
      return Error{ErrorCode::kInvalidArgument,
                   where + ": expected " + std::to_string(column_count) + " columns, got " +
                       std::to_string(columns.size())};
    }
    Result<void> handled = handle(columns, where);
    if (!handled.ok()) return with_context(where, handled.error());
  }
  if (!has_rows) return Error{ErrorCode::kInvalidArgument, path.string() + ": holds no entries"};
  return {};
}

}  // namespace

Result<PredicateLexicon> LexiconReader::read(const std::string& directory) {
  lexicon_.checksum_ = 14695981039346656037ULL;
  const std::filesystem::path root(directory);
  if (auto done = read_classes(root / "word_classes.tsv"); !done.ok()) return done.error();
  if (auto done = read_shifts(root / "shifts.tsv"); !done.ok()) return done.error();
  if (auto done = read_willed(root / "willed_acts.tsv"); !done.ok()) return done.error();
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(root, error)) {
    const std::string name = file.path().filename().string();
    if (name.starts_with("predicates") && name.ends_with(".tsv")) files.push_back(file.path());
  }
  if (error) return Error{ErrorCode::kIo, directory + ": " + error.message()};
  if (files.empty()) return Error{ErrorCode::kNotFound, directory + ": no predicates*.tsv"};
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    if (auto done = read_predicates(file); !done.ok()) return done.error();
  }
  index_entries();
  return std::move(lexicon_);
}

Result<void> LexiconReader::read_classes(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text.ok()) return text.error();
  return for_each_row(*text, path, 2, [this](const auto& columns, const auto&) -> Result<void> {
    for (const std::string& word : words_of(columns[1])) {
      lexicon_.classes_[columns[0]].insert(word);
    }
    return {};
  });
}

Result<void> LexiconReader::read_shifts(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text.ok()) return text.error();
  return for_each_row(*text, path, 3, [this](const auto& columns, const auto&) -> Result<void> {
    Shift shift;
    for (const std::string& effect : words_of(columns[2])) {
      if (effect == "negated") {
        shift.negates = true;
      } else if (effect == "attributed") {
        shift.attributes = true;
      } else if (effect == "starts") {
        shift.starts = true;
      } else if (effect == "ends") {
        shift.ends = true;
      } else if (effect == "raises") {
        shift.raises = true;
      } else if (effect == "planned" || effect == "possible" || effect == "demanded" ||
                 effect == "actual") {
        shift.modality = effect;
      } else {
        return Error{ErrorCode::kInvalidArgument, "unknown effect \"" + effect + "\""};
      }
    }
    for (const std::string& lemma : words_of(columns[0])) {
      lexicon_.shifts_[{lemma, columns[1]}] = shift;
    }
    return {};
  });
}

Result<void> LexiconReader::read_willed(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text.ok()) return text.error();
  return for_each_row(*text, path, 4, [this](const auto& columns, const auto&) -> Result<void> {
    lexicon_.willed_[{columns[0], columns[1]}] = {columns[2], columns[3] == "-" ? "" : columns[3]};
    return {};
  });
}

Result<void> LexiconReader::read_predicates(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text.ok()) return text.error();
  return for_each_row(*text, path, 9,
                      [this](const auto& columns, const auto& where) -> Result<void> {
                        auto entry = parse_entry(columns);
                        if (!entry.ok()) return entry.error();
                        entry->source = where;
                        lexicon_.entries_.push_back(std::move(*entry));
                        return {};
                      });
}

Result<PredicateEntry> LexiconReader::parse_entry(const std::vector<std::string>& columns) {
  PredicateEntry entry;
  const std::vector<std::string> words = split(columns[0], '_');
  entry.lemma = words[0];
  if (words.size() == 2) entry.particle = words[1];
  const auto* const kind = std::find_if(kKindNames.begin(), kKindNames.end(),
                                        [&](const auto& name) { return name.first == columns[1]; });
  if (kind == kKindNames.end()) {
    return Error{ErrorCode::kInvalidArgument, "unknown part of speech \"" + columns[1] + "\""};
  }
  entry.kind = kind->second;
  for (const std::string& text : split(columns[2], ';')) {
    auto frame = parse_frame(text);
    if (!frame.ok()) return frame.error();
    entry.frames.push_back(std::move(*frame));
  }
  entry.relation = columns[3];
  if (!columns[4].empty()) entry.plover = columns[4];
  if (!columns[5].empty()) entry.cameo = columns[5];
  entry.shift = columns[6];
  entry.example = columns[7];
  entry.expected = columns[8];
  return entry;
}

Result<Frame> LexiconReader::parse_frame(std::string_view text) {
  Frame frame;
  for (const std::string& term : words_of(text)) {
    const std::size_t equals = term.find('=');
    if (equals != std::string::npos) {
      auto slots = parse_slots(std::string_view(term).substr(equals + 1));
      if (!slots.ok()) return slots.error();
      const std::string key = term.substr(0, equals);
      if (key == "A") {
        frame.subject = std::move(*slots);
      } else if (key == "B") {
        frame.object = std::move(*slots);
      } else if (key == "AB") {
        frame.both = std::move(*slots);
      } else {
        return Error{ErrorCode::kInvalidArgument, "unknown argument \"" + key + "\""};
      }
      continue;
    }
    const std::size_t tilde = term.find('~');
    if (tilde == std::string::npos) {
      return Error{ErrorCode::kInvalidArgument, "unknown term \"" + term + "\""};
    }
    auto condition = parse_condition(term, tilde);
    if (!condition.ok()) return condition.error();
    frame.conditions.push_back(std::move(*condition));
  }
  if (frame.subject.empty() && frame.both.empty()) {
    return Error{ErrorCode::kInvalidArgument, "a frame needs A= or AB="};
  }
  return frame;
}

Result<SlotCondition> LexiconReader::parse_condition(std::string_view text, std::size_t tilde) {
  SlotCondition condition;
  std::string_view path = text.substr(0, tilde);
  if (path.starts_with('!')) {
    condition.wanted = false;
    path.remove_prefix(1);
  }
  auto slot = parse_slot(path);
  if (!slot.ok()) return slot.error();
  condition.slot = std::move(*slot);
  for (const std::string& word : split(text.substr(tilde + 1), ',')) {
    if (!word.starts_with('@')) {
      condition.lemmas.insert(word);
      continue;
    }
    const auto found = lexicon_.classes_.find(std::string_view(word).substr(1));
    if (found == lexicon_.classes_.end()) {
      return Error{ErrorCode::kInvalidArgument, "unknown word class \"" + word + "\""};
    }
    condition.lemmas.insert(found->second.begin(), found->second.end());
  }
  return condition;
}

Result<std::vector<Slot>> LexiconReader::parse_slots(std::string_view text) {
  std::vector<Slot> slots;
  for (const std::string& part : split(text, '|')) {
    auto slot = parse_slot(part);
    if (!slot.ok()) return slot.error();
    slots.push_back(std::move(*slot));
  }
  return slots;
}

Result<Slot> LexiconReader::parse_slot(std::string_view text) {
  Slot slot;
  const std::size_t bracket = text.find('[');
  if (bracket != std::string_view::npos) {
    if (!text.ends_with(']')) {
      return Error{ErrorCode::kInvalidArgument, "unclosed types in \"" + std::string(text) + "\""};
    }
    slot.types = 0;
    for (const std::string& name :
         split(text.substr(bracket + 1, text.size() - bracket - 2), ',')) {
      const auto type = parse_entity_type(name);
      if (!type) return Error{ErrorCode::kInvalidArgument, "unknown type \"" + name + "\""};
      slot.types |= std::uint32_t{1} << static_cast<unsigned>(*type);
    }
    text = text.substr(0, bracket);
  }
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos) slot.of = std::string(text.substr(dot + 1));
  const std::string base(text.substr(0, dot));
  if (base.empty()) return Error{ErrorCode::kInvalidArgument, "an empty slot"};
  const auto* const named = std::find_if(kSlotNames.begin(), kSlotNames.end(),
                                         [&](const auto& name) { return name.first == base; });
  if (named != kSlotNames.end()) {
    slot.base = named->second;
  } else {
    slot.base = Slot::Base::kPreposition;
    slot.preposition = base;
  }
  return slot;
}

namespace {

std::uint32_t mask_of(const std::vector<EntityType>& types) {
  std::uint32_t mask = std::uint32_t{1} << static_cast<unsigned>(EntityType::kActor);
  for (const EntityType type : types)
    mask |= std::uint32_t{1} << static_cast<unsigned>(type);
  return mask;
}

void allow(std::vector<Slot>& slots, std::uint32_t mask) {
  for (Slot& slot : slots)
    slot.allowed = mask;
}

}  // namespace

void PredicateLexicon::allow_types_of(const Ontology& ontology) {
  for (PredicateEntry& entry : entries_) {
    const Relation* relation = ontology.find(entry.relation);
    if (relation == nullptr) continue;
    for (Frame& frame : entry.frames) {
      allow(frame.subject, mask_of(relation->domain));
      if (!relation->range.empty()) allow(frame.object, mask_of(relation->range));
      allow(frame.both, mask_of(relation->domain));
    }
  }
}

void LexiconReader::index_entries() {
  for (const PredicateEntry& entry : lexicon_.entries_) {
    lexicon_.by_word_[{entry.lemma, entry.kind}].push_back(&entry);
  }
  const auto weight = [](const PredicateEntry* entry) {
    return entry->frames.front().conditions.size() + (entry->particle.empty() ? 0 : 1);
  };
  for (auto& [word, entries] : lexicon_.by_word_) {
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const auto* a, const auto* b) { return weight(a) > weight(b); });
  }
}

std::span<const PredicateEntry* const> PredicateLexicon::find(std::string_view lemma,
                                                              PredicateKind kind) const {
  const auto found = by_word_.find({std::string(lemma), kind});
  if (found == by_word_.end()) return {};
  return found->second;
}

const Shift* PredicateLexicon::find_shift(std::string_view lemma,
                                          std::string_view complement) const {
  const auto found = shifts_.find({std::string(lemma), std::string(complement)});
  return found == shifts_.end() ? nullptr : &found->second;
}

const EventCodes* PredicateLexicon::find_willed(std::string_view will, std::string_view act) const {
  const auto found = willed_.find({std::string(will), std::string(act)});
  return found == willed_.end() ? nullptr : &found->second;
}

bool PredicateLexicon::in_class(std::string_view word_class, std::string_view lemma) const {
  const auto found = classes_.find(word_class);
  return found != classes_.end() && found->second.contains(lemma);
}

}  // namespace entente
