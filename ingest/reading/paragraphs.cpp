#include "ingest/reading/paragraphs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "ingest/reading/label_line.h"

namespace entente {

namespace {

constexpr std::size_t kWidestWrap = 120;  // Bytes. Editors that break lines break them before.
constexpr std::size_t kNarrowestWrap = 40;
constexpr std::size_t kFewestLines = 3;   // With fewer the width is a guess.
constexpr std::size_t kRaggedBytes = 12;  // How much a broken line may fall short of the width.

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_small_letter(static_cast<char>(c | 0x20)); }

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::size_t first_word_size(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return 0;
  return std::min(line.find_first_of(" \t", begin), line.size()) - begin;
}

/// The width at which the text was broken; nullopt if its line ends are meant. In broken text
/// nearly every line that another one follows is so long that the next word did not fit.
std::optional<std::size_t> wrap_width(const std::vector<std::string_view>& lines) {
  std::size_t inner = 0, too_long = 0, width = 0;
  const auto for_each_inner = [&lines](auto&& visit) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (!is_blank(lines[i]) && !is_blank(lines[i + 1])) visit(lines[i], lines[i + 1]);
    }
  };
  for_each_inner([&](std::string_view line, std::string_view) {
    ++inner;
    too_long += line.size() > kWidestWrap;
    if (line.size() <= kWidestWrap) width = std::max(width, line.size());
  });
  if (inner < kFewestLines || too_long * 5 > inner || width < kNarrowestWrap) return std::nullopt;
  std::size_t full = 0;
  for_each_inner([&](std::string_view line, std::string_view next) {
    full += line.size() + 1 + first_word_size(next) + kRaggedBytes > width;
  });
  return full * 3 >= inner * 2 ? std::optional(width) : std::nullopt;
}

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kEnds{
      ".", "!", "?", ":", ";", "\"", ")", "]", "\xE2\x80\x9D", "\xE2\x80\xA6"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [text](std::string_view end) { return text.ends_with(end); });
}

/// A bullet or a number with a dot or bracket; nothing if the line begins with neither.
std::size_t list_mark_size(std::string_view line) {
  for (const std::string_view bullet : {"* ", "- ", "+ ", "\xE2\x80\xA2 ", "\xE2\x80\xA2\t"}) {
    if (line.starts_with(bullet)) return bullet.size();
  }
  return 0;
}

/// Plain text borrows Markdown's headings.
std::size_t heading_mark_size(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  constexpr std::size_t kDeepest = 6;
  return marks > 0 && marks <= kDeepest && line.substr(marks).starts_with(' ') ? marks + 1 : 0;
}

/// "local short form: Aruba": a row of a profile, in small letters or not.
bool begins_with_label(std::string_view line) {
  constexpr std::size_t kLongestLabel = 40;
  const std::size_t colon = line.substr(0, kLongestLabel).find(": ");
  return colon != std::string_view::npos &&
         line.substr(0, colon).find_first_of(",.;()\"") == std::string_view::npos;
}

bool ends_in_parted_word(std::string_view line) {
  return line.size() > 1 && line.back() == '-' && is_letter(line[line.size() - 2]);
}

/// Words of the text, to decide whether a hyphen at a line's end belongs to the word. Built only
/// when there is such a line.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  bool contains(const std::string& word) {
    if (!collected_) collect();
    return words_.contains(word);
  }

 private:
  void collect() {
    collected_ = true;
    for (std::size_t begin = 0; begin < text_.size();) {
      std::size_t end = begin;
      while (end < text_.size() && is_letter(text_[end]))
        ++end;
      if (end > begin) words_.insert(text_.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  std::string_view text_;
  bool collected_ = false;
  std::unordered_set<std::string_view> words_;
};

std::string_view last_letters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1]))
    --begin;
  return text.substr(begin);
}

std::string_view first_letters(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_letter(text[end]))
    ++end;
  return text.substr(0, end);
}

/// Adds a line to a paragraph that goes on in it.
void continue_with(std::string& paragraph, std::string_view line, Words& words) {
  if (!ends_in_parted_word(paragraph) || line.empty() || !is_letter(line.front())) {
    paragraph += ' ';
  } else {
    const std::string_view head = std::string_view(paragraph).substr(0, paragraph.size() - 1);
    std::string whole(last_letters(head));
    whole += first_letters(line);
    if (words.contains(whole)) paragraph.pop_back();
  }
  paragraph += line;
}

Paragraph begin_paragraph(const std::string& line) {
  if (const std::size_t mark = heading_mark_size(line); mark > 0) {
    return {line.substr(mark), ParagraphKind::kHeading};
  }
  if (const std::size_t mark = list_mark_size(line); mark > 0) {
    return {line.substr(mark), ParagraphKind::kListItem};
  }
  return {line, ParagraphKind::kProse};
}

/// Whether `next` goes on with the sentence of `line`, in a text broken at `width` or not at all.
bool continues(std::string_view line, std::string_view next, std::optional<std::size_t> width) {
  if (list_mark_size(next) > 0 || heading_mark_size(next) > 0 || heading_mark_size(line) > 0 ||
      stands_alone(line) || stands_alone(next)) {
    return false;
  }
  if (ends_in_parted_word(line) && is_small_letter(next.front())) return true;
  if (begins_with_label(next)) return false;
  const bool mid_sentence = !ends_sentence(line) && is_small_letter(next.front());
  if (!width) return mid_sentence && line.size() >= kNarrowestWrap;
  if (mid_sentence) return true;
  return line.size() + 1 + first_word_size(next) + kRaggedBytes > *width;
}

}  // namespace

std::string collapse_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c != ' ' && c != '\t') {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::vector<Paragraph> split_paragraphs(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  const std::optional<std::size_t> width = wrap_width(lines);
  Words words(text);
  std::vector<Paragraph> paragraphs;
  std::string previous;  // The line before; empty after a blank one.
  for (const std::string_view raw : lines) {
    std::string line = collapse_blanks(raw);
    if (line.empty()) {
      previous.clear();
      continue;
    }
    if (!previous.empty() && continues(previous, line, width)) {
      continue_with(paragraphs.back().text, line, words);
    } else {
      paragraphs.push_back(begin_paragraph(line));
    }
    previous = std::move(line);
  }
  return paragraphs;
}

std::vector<std::string> join_lines(const std::vector<std::string>& lines) {
  Words none("");
  std::vector<std::string> joined;
  bool apart = true;
  for (const std::string& raw : lines) {
    const std::string line = collapse_blanks(raw);
    if (line.empty()) continue;
    const bool alone = stands_alone(line);
    if (apart || alone) {
      joined.push_back(line);
    } else {
      continue_with(joined.back(), line, none);
    }
    apart = alone;
  }
  return joined;
}

std::vector<Paragraph> mend_sentences(std::vector<Paragraph> paragraphs) {
  Words none("");
  std::vector<Paragraph> mended;
  mended.reserve(paragraphs.size());
  for (Paragraph& paragraph : paragraphs) {
    const bool prose = paragraph.kind == ParagraphKind::kProse;
    if (prose && !mended.empty() && mended.back().kind == ParagraphKind::kProse &&
        is_small_letter(paragraph.text.front()) && !begins_with_label(paragraph.text) &&
        mended.back().text.size() >= kNarrowestWrap && !ends_sentence(mended.back().text) &&
        !stands_alone(mended.back().text)) {
      continue_with(mended.back().text, paragraph.text, none);
    } else {
      mended.push_back(std::move(paragraph));
    }
  }
  return mended;
}

}  // namespace entente
