#include "ingest/knowledge/compile/write_gazetteer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "ingest/knowledge/gazetteer_file.h"

namespace entente {
namespace {

using Section = GazetteerSection;

constexpr std::size_t kCountryBytes = 4;
constexpr double kWeightUnit = 100, kHeaviest = 2.5;
constexpr std::uint8_t kUpperCase = 0x80, kFunctional = 1, kOfState = 2;

/// Bytes with little-endian numbers at their end.
class Bytes {
 public:
  Bytes& u8(std::uint8_t number) {
    text_.push_back(static_cast<char>(number));
    return *this;
  }
  Bytes& u16(std::uint16_t number) { return put(number, 2); }
  Bytes& u32(std::uint32_t number) { return put(number, 4); }
  Bytes& u64(std::uint64_t number) { return put(number, 8); }
  Bytes& i32(std::int32_t number) { return u32(static_cast<std::uint32_t>(number)); }
  Bytes& index(std::size_t number) { return u32(static_cast<std::uint32_t>(number)); }
  Bytes& text(std::string_view text) {
    text_ += text;
    return *this;
  }
  /// See read_day_range().
  Bytes& days(const std::optional<DayRange>& range) {
    if (!range) {
      return i32(kNoDayLast).i32(kNoDayFirst);
    }
    const auto number = [](Day day) {
      return static_cast<std::int32_t>(day.time_since_epoch().count());
    };
    return i32(range->has_first() ? number(*range->first()) : kNoDayFirst)
        .i32(range->has_last() ? number(*range->last()) : kNoDayLast);
  }
  const std::string& str() const { return text_; }
  std::size_t size() const { return text_.size(); }

 private:
  Bytes& put(std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i, number >>= 8U) {
      text_.push_back(static_cast<char>(number & 0xFFU));
    }
    return *this;
  }

  std::string text_;
};

std::uint8_t weight_number(double weight) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(weight, 0.0, kHeaviest) * kWeightUnit));
}

/// A set of strings that records refer to by rank.
class Pool {
 public:
  void add(const std::string& text) { ranks_.emplace(text, 0); }
  /// Requires: nothing was added since rank_all(), and `text` before it.
  std::size_t rank(const std::string& text) const { return ranks_.find(text)->second; }
  void rank_all() {
    std::size_t next = 0;
    for (auto& [text, rank] : ranks_) {
      rank = next++;
    }
  }
  std::vector<std::string> list() const {
    std::vector<std::string> strings;
    for (const auto& [text, rank] : ranks_) {
      strings.push_back(text);
    }
    return strings;
  }

 private:
  std::map<std::string, std::size_t> ranks_;
};

class Writer {
 public:
  Writer(const KnowledgeDraft& draft, std::size_t largest) : draft_(draft), largest_(largest) {}

  Result<std::string> write(std::uint64_t inputs);

 private:
  struct Part {
    Section section;
    std::size_t count;
    std::string bytes;
  };
  struct Reading {
    std::string_view key;
    std::size_t entry;
    const DraftName* name;
    std::uint8_t weight;
  };

  void order_things();
  void write_entries();
  void write_names();
  void write_readings(const std::vector<Reading>& readings);
  void write_terms();
  void write_operators();
  void write_words();
  /// Takes the place of the result when a number does not fit: the first one stays.
  void refuse(const std::string& what) {
    if (!refusal_) {
      refusal_ = Error{ErrorCode::kLimit, "gazetteer: " + what};
    }
  }
  void add(Section section, std::size_t count, std::string bytes) {
    if (count > largest_) {
      refuse("too many records in section " + std::to_string(static_cast<unsigned>(section)));
    }
    parts_.push_back({section, count, std::move(bytes)});
  }
  void add_strings(Section section, const std::vector<std::string>& strings);
  std::string assemble(std::uint64_t inputs) const;

  const KnowledgeDraft& draft_;
  std::size_t largest_;
  std::optional<Error> refusal_;
  std::vector<ThingIndex> order_;      // Entry → thing.
  std::vector<std::size_t> entry_of_;  // Thing → entry.
  Pool offices_;
  std::vector<Part> parts_;
};

void Writer::add_strings(Section section, const std::vector<std::string>& strings) {
  Bytes begins;
  std::string text;
  for (const std::string& string : strings) {
    begins.index(text.size());
    text += string;
  }
  begins.index(text.size());
  if (text.size() > largest_) {
    refuse("too much text in section " + std::to_string(static_cast<unsigned>(section)));
  }
  add(section, strings.size(), begins.str() + text);
}

void Writer::order_things() {
  order_.resize(draft_.things().size());
  std::iota(order_.begin(), order_.end(), ThingIndex{0});
  std::sort(order_.begin(), order_.end(), [&](ThingIndex a, ThingIndex b) {
    return draft_.things()[a].entity.id < draft_.things()[b].entity.id;
  });
  entry_of_.resize(order_.size());
  for (std::size_t entry = 0; entry < order_.size(); ++entry) {
    entry_of_[order_[entry]] = entry;
  }
}

void Writer::write_entries() {
  std::vector<std::string> ids, names;
  Pool kinds, regions;
  for (const DraftThing& thing : draft_.things()) {
    kinds.add(thing.kind);
    for (const std::string& region : thing.regions) {
      regions.add(region);
    }
  }
  kinds.rank_all();
  regions.rank_all();
  Bytes entries, lifetimes, entry_regions;
  for (std::size_t entry = 0; entry < order_.size(); ++entry) {
    const DraftThing& thing = draft_.things()[order_[entry]];
    ids.push_back(thing.entity.id);
    names.push_back(thing.entity.name);
    std::string country = thing.entity.country.value_or("");
    if (country.size() > kCountryBytes) {
      refuse("country code \"" + country + "\" of " + thing.entity.id + " is longer than " +
             std::to_string(kCountryBytes) + " bytes");
    }
    country.resize(kCountryBytes, '\0');
    entries.u8(static_cast<std::uint8_t>(thing.gender))
        .u8(weight_number(thing.weight))
        .u16(0)
        .index(kinds.rank(thing.kind))
        .text(country)
        .index(thing.stands_for ? entry_of_[*thing.stands_for] + 1 : 0);
    if (thing.begins || thing.ends) {
      lifetimes.index(entry).days(thing.begins).days(thing.ends);
    }
    std::set<std::size_t> ranks;
    for (const std::string& region : thing.regions) {
      ranks.insert(regions.rank(region));
    }
    for (const std::size_t rank : ranks) {
      entry_regions.index(entry).index(rank);
    }
  }
  add_strings(Section::kIds, ids);
  add_strings(Section::kNames, names);
  add(Section::kEntries, order_.size(), entries.str());
  add_strings(Section::kKinds, kinds.list());
  add(Section::kLifetimes, lifetimes.size() / 20, lifetimes.str());
  add_strings(Section::kRegions, regions.list());
  add(Section::kEntryRegions, entry_regions.size() / 8, entry_regions.str());
}

void Writer::write_names() {
  std::vector<Reading> readings;
  for (std::size_t entry = 0; entry < order_.size(); ++entry) {
    const DraftThing& thing = draft_.things()[order_[entry]];
    for (const DraftName& name : thing.names) {
      const std::uint8_t weight = weight_number(name.weight.value_or(thing.weight));
      readings.push_back({name.key, entry, &name, weight});
    }
  }
  // Of one name: heavier first, then by id, then in the order in which the uses came.
  std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    const int heavier = int{b.weight} - int{a.weight};
    return std::tuple(a.key, heavier, a.entry) < std::tuple(b.key, 0, b.entry);
  });
  write_readings(readings);
  std::vector<std::string> sources;
  for (std::size_t i = 0; i < kKnowledgeSources; ++i) {
    sources.emplace_back(to_string(static_cast<KnowledgeSource>(i)));
  }
  add_strings(Section::kSources, sources);
}

void Writer::write_readings(const std::vector<Reading>& readings) {
  std::vector<std::string> keys;
  std::vector<std::uint8_t> longest;  // By key.
  std::size_t group = 0;              // The first key that begins with the same word.
  Bytes begins, records;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const std::string_view key = readings[i].key;
    if (keys.empty() || keys.back() != key) {
      const std::string_view word = key.substr(0, key.find(' '));
      if (keys.empty() || std::string_view(keys[group]).substr(0, keys[group].find(' ')) != word) {
        group = keys.size();
      }
      keys.emplace_back(key);
      longest.push_back(0);
      begins.index(i);
      const auto words = std::min<std::ptrdiff_t>(std::count(key.begin(), key.end(), ' ') + 1, 255);
      longest[group] = std::max(longest[group], static_cast<std::uint8_t>(words));
    }
    const DraftName& name = *readings[i].name;
    records.index(readings[i].entry)
        .u8(static_cast<std::uint8_t>(static_cast<unsigned>(name.use) |
                                      (name.upper_case ? kUpperCase : 0U)))
        .u8(readings[i].weight)
        .u16(name.sources);
  }
  begins.index(readings.size());
  add_strings(Section::kKeys, keys);
  add(Section::kReadingBegins, keys.size() + 1, begins.str());
  add(Section::kLongest, keys.size(), std::string(longest.begin(), longest.end()));
  add(Section::kReadings, readings.size(), records.str());
}

void Writer::write_terms() {
  std::vector<DraftTerm> terms = draft_.terms;
  const auto rank = [&](const DraftTerm& term) {
    return std::tuple(entry_of_[term.of], offices_.rank(term.office), term.bounds,
                      entry_of_[term.person]);
  };
  std::sort(terms.begin(), terms.end(),
            [&](const DraftTerm& a, const DraftTerm& b) { return rank(a) < rank(b); });
  Bytes records;
  for (const DraftTerm& term : terms) {
    records.index(entry_of_[term.person])
        .index(entry_of_[term.of])
        .index(offices_.rank(term.office))
        .days(term.bounds.start)
        .days(term.bounds.end);
  }
  std::vector<std::size_t> by_person(terms.size());
  std::iota(by_person.begin(), by_person.end(), std::size_t{0});
  std::stable_sort(by_person.begin(), by_person.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(entry_of_[terms[a].person], terms[a].bounds) <
           std::tuple(entry_of_[terms[b].person], terms[b].bounds);
  });
  Bytes numbers;
  for (const std::size_t number : by_person) {
    numbers.index(number);
  }
  add(Section::kTerms, terms.size(), records.str());
  add(Section::kPersonTerms, terms.size(), numbers.str());
}

void Writer::write_operators() {
  std::set<std::pair<std::size_t, std::size_t>> pairs;  // By operator, each once.
  for (const auto& [owner, facility] : draft_.operators) {
    pairs.emplace(entry_of_[owner], entry_of_[facility]);
  }
  Bytes records;
  for (const auto& [owner, facility] : pairs) {
    records.index(owner).index(facility);
  }
  add(Section::kOperators, pairs.size(), records.str());
}

void Writer::write_words() {
  add_strings(Section::kOffices, offices_.list());
  std::vector<std::string> titles;
  Bytes of_titles;
  for (const auto& [title, office] : draft_.titles) {
    titles.push_back(title);
    of_titles.index(offices_.rank(office.office))
        .u32((office.functional ? kFunctional : 0U) | (office.of_state ? kOfState : 0U));
  }
  add_strings(Section::kTitles, titles);
  add(Section::kTitleOffices, titles.size(), of_titles.str());
  std::vector<std::string> classes, words, values;
  Bytes begins;
  for (const auto& [name, of_class] : draft_.words) {
    classes.push_back(name);
    begins.index(words.size());
    for (const auto& [word, value] : of_class) {
      words.push_back(word);
      values.push_back(value);
    }
  }
  begins.index(words.size());
  add_strings(Section::kWordClasses, classes);
  add_strings(Section::kWords, words);
  add_strings(Section::kWordValues, values);
  add(Section::kWordBegins, classes.size() + 1, begins.str());
}

std::string Writer::assemble(std::uint64_t inputs) const {
  Bytes table;
  std::size_t offset = kGazetteerHeaderBytes + parts_.size() * kGazetteerTableRowBytes;
  for (const Part& part : parts_) {
    table.u32(static_cast<std::uint32_t>(part.section))
        .index(part.count)
        .u64(offset)
        .u64(part.bytes.size());
    offset += part.bytes.size();
  }
  Bytes head;
  head.text(kGazetteerMagic).u32(kGazetteerFormat).index(parts_.size()).u64(offset);
  Bytes tail;
  tail.u64(0).u64(inputs).u64(0).u64(0);
  std::string body = tail.str() + table.str();
  for (const Part& part : parts_) {
    body += part.bytes;
  }
  const std::string unsigned_file = head.str() + std::string(8, '\0') + body;
  Bytes checksum;
  checksum.u64(gazetteer_checksum(unsigned_file));
  return head.str() + checksum.str() + body;
}

Result<std::string> Writer::write(std::uint64_t inputs) {
  if (draft_.things().size() > std::numeric_limits<std::uint32_t>::max() / kGazetteerSections) {
    return Error{ErrorCode::kLimit, "gazetteer: too many things"};
  }
  for (const DraftTerm& term : draft_.terms) {
    offices_.add(term.office);
  }
  for (const auto& [title, office] : draft_.titles) {
    offices_.add(office.office);
  }
  offices_.rank_all();
  order_things();
  write_entries();
  write_names();
  write_terms();
  write_operators();
  write_words();
  if (refusal_) {
    return *refusal_;
  }
  return assemble(inputs);
}

}  // namespace

Result<std::string> write_gazetteer(const KnowledgeDraft& draft, std::uint64_t inputs,
                                    std::size_t largest) {
  return Writer(draft, largest).write(inputs);
}

}  // namespace entente
