#include "ingest/reading/masthead.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/reading/dateline.h"
#include "ingest/reading/label_line.h"
#include "ingest/reading/publication_date.h"

namespace entente {

namespace {

constexpr std::size_t kHeadParagraphs = 12;  // Title, dates, sources: no more stand before prose.
constexpr std::size_t kLongestTitle = 400;   // Bytes.
constexpr std::size_t kLongestHeadLine = 200;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Plain text borrows Markdown's marks around whole lines: "**Talks in Bishkek**".
std::string_view without_emphasis(std::string_view text) {
  while (text.size() > 2 && text.front() == text.back() &&
         (text.front() == '*' || text.front() == '_')) {
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

bool ends_like_prose(std::string_view text) {
  return text.ends_with('.') || text.ends_with(".\"") || text.ends_with(".\xE2\x80\x9D") ||
         text.ends_with(':') || text.ends_with(';');
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  }
  return words;
}

/// Collects what is found; what came first, or from a better place, stays.
class Findings {
 public:
  explicit Findings(Masthead stated) : masthead_(std::move(stated)) {}

  const Masthead& masthead() const { return masthead_; }
  bool has_title() const { return !masthead_.title.empty(); }
  bool has_date() const { return masthead_.published.has_value(); }

  void set_title(std::string_view title) {
    if (masthead_.title.empty()) masthead_.title = title;
  }
  void set_date(Day day, const char* by) {
    if (masthead_.published) return;
    masthead_.published = day;
    masthead_.published_by = by;
  }
  void set_source(std::string_view source) {
    if (!masthead_.source && !source.empty()) masthead_.source = source;
  }
  void set_url(std::string_view url) {
    if (!masthead_.url) masthead_.url = trimmed(url, " <>()[].,");
  }

  /// "The Times of Central Asia (5 February 2019)", "Wikinews, https://…": a name, and what else
  /// stands beside it.
  void set_source_line(std::string_view value, const char* by) {
    if (is_address(value)) return set_url(value);
    const std::size_t address = value.find("http");
    if (address != std::string_view::npos && address > 0) {
      const std::string_view rest = value.substr(address);
      set_url(rest.substr(0, rest.find(' ')));
      value = value.substr(0, address);
    }
    if (const auto day = find_day_at_end(value)) {
      set_date(day->day, by);
      value = value.substr(0, day->begin);
    }
    set_source(trimmed(value, " ,;(-|*_\xE2\x80\x93\x94"));
  }

  /// Whether the line is a label, after taking what it says.
  bool take_label(std::string_view text, const char* date_by) {
    const auto line = parse_label(text);
    if (!line) return false;
    switch (line->label) {
      case Label::kDate:
        if (const auto day = parse_day_line(line->value)) set_date(*day, date_by);
        break;
      case Label::kSource:
        set_source_line(line->value, date_by);
        break;
      case Label::kUrl:
        if (is_address(line->value)) set_url(line->value);
        break;
      case Label::kTitle:
        set_title(line->value);
        break;
      case Label::kSources:
      case Label::kOther:
        break;
    }
    return true;
  }

 private:
  Masthead masthead_;
};

/// "Mr. VAN HOLLEN — 17 March 2010" names a speaker, not a source.
bool is_person(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kHonorifics{
      "Mr.", "Mrs.", "Ms.", "Miss ", "Dr.", "Sen.", "Rep.", "By ", "by "};
  return std::any_of(kHonorifics.begin(), kHonorifics.end(),
                     [name](std::string_view honorific) { return name.starts_with(honorific); });
}

/// A short line that ends with a date: a source's name, or a speaker's, stands before it.
bool take_name_and_date(std::string_view text, Findings& findings) {
  const std::string_view bare = trimmed(text);
  if (bare.size() > kLongestHeadLine) return false;
  const auto day = find_day_at_end(bare);
  if (!day || day->begin == 0) return false;
  const std::string_view before = bare.substr(0, day->begin);
  const bool apart = before.ends_with('(') || before.ends_with(", ") || before.ends_with("- ") ||
                     before.ends_with("| ") || before.ends_with("\x93 ") ||
                     before.ends_with("\x94 ");
  const std::string_view name = trimmed(before, " ,;(-|*_\xE2\x80\x93\x94");
  constexpr std::size_t kLongestName = 8;  // Words.
  if (!apart || name.empty() || count_words(name) > kLongestName) return false;
  findings.set_date(day->day, "date line");
  if (!is_person(name)) findings.set_source(name);
  return true;
}

bool is_byline(std::string_view text) {
  constexpr std::size_t kLongestByline = 10;  // Words.
  const std::string_view bare = trimmed(text);
  return (bare.starts_with("By ") || bare.starts_with("BY ")) &&
         count_words(bare) <= kLongestByline && !ends_like_prose(bare);
}

/// Takes a paragraph that stands before the prose and is not its title; false if it is none.
bool take_head_line(std::string_view text, Findings& findings) {
  if (is_furniture(text)) return true;
  if (is_address(text)) {
    findings.set_url(text);
    return true;
  }
  if (findings.take_label(text, "label")) return true;
  if (const auto day = parse_day_line(text)) {
    findings.set_date(*day, "date line");
    return true;
  }
  return false;
}

std::string comparable(std::string_view title) { return lowered(collapse_blanks(title)); }

bool looks_like_title(const Paragraph& paragraph) {
  if (paragraph.kind == ParagraphKind::kListItem) return false;
  if (paragraph.kind == ParagraphKind::kHeading) return true;
  return paragraph.text.size() <= kLongestTitle && !ends_like_prose(paragraph.text);
}

/// "Interview with LibriVox founder Hugh McGuire Sunday, May 28, 2006": the date is not the
/// title's.
std::string_view take_date_off_title(std::string_view title, Findings& findings) {
  const auto day = find_day_at_end(title);
  if (!day || !day->has_weekday || day->begin == 0) return title;
  findings.set_date(day->day, "date line");
  return trimmed(title.substr(0, day->begin), " ,-|");
}

/// A label of a kind that is not known, in a block of labels of which one is.
bool is_in_header_block(const std::vector<Paragraph>& paragraphs, std::size_t at) {
  constexpr std::size_t kLongestBlock = 5;
  const std::size_t end = std::min(paragraphs.size(), at + kLongestBlock);
  for (std::size_t i = at; i < end && looks_like_label(paragraphs[i].text); ++i) {
    if (const auto line = parse_label(paragraphs[i].text); line && line->label != Label::kOther) {
      return true;
    }
  }
  return false;
}

/// Takes title and lines before the prose; gives the index of the first paragraph of prose.
std::size_t take_head(const std::vector<Paragraph>& paragraphs, Findings& findings) {
  const std::size_t limit = std::min(paragraphs.size(), kHeadParagraphs);
  for (std::size_t i = 0; i < limit; ++i) {
    const Paragraph& paragraph = paragraphs[i];
    const std::string_view text = without_emphasis(paragraph.text);
    if (take_head_line(text, findings)) continue;
    if (findings.has_title()) {
      if (comparable(text) == comparable(findings.masthead().title)) continue;
      if (take_name_and_date(text, findings) || is_byline(text)) continue;
      if (is_in_header_block(paragraphs, i)) continue;
      return i;
    }
    // A single paragraph is prose, unless a heading's mark says otherwise.
    const bool alone = paragraphs.size() == 1 && paragraph.kind != ParagraphKind::kHeading;
    if (alone || !looks_like_title(paragraph)) return i;
    findings.set_title(take_date_off_title(text, findings));
  }
  return limit;
}

/// A line with the date may also follow a subtitle or a caption.
void take_late_date_line(std::vector<Paragraph>& paragraphs, Findings& findings) {
  constexpr std::size_t kLate = 6;
  for (std::size_t i = 0; i < std::min(paragraphs.size(), kLate); ++i) {
    const auto day = parse_day_line(paragraphs[i].text);
    if (!day) continue;
    if (!findings.has_date() || *findings.masthead().published == *day) {
      findings.set_date(*day, "date line");
      paragraphs.erase(paragraphs.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return;
  }
}

bool is_end_mark(std::string_view text) {
  const std::string bare = lowered(trimmed(text, " -*_.[]"));
  constexpr std::size_t kLongest = 28;  // "END                 6:26 P.M. EDT" without the blanks
  if (bare == "end" || bare == "ends" || bare == "30") return true;
  return bare.starts_with("end ") && bare.size() <= kLongest && bare.find(':') < bare.size() &&
         std::any_of(bare.begin(), bare.end(), is_digit);
}

/// "(Reporting by …; Editing by …)", "Text licensed under …".
bool is_credit(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kCredits{
      "(reporting by", "(writing by",         "(editing by",         "reporting by",
      "(additional",   "text licensed under", "all rights reserved", "copyright "};
  const std::string bare = lowered(text.substr(0, kLongestHeadLine));
  return std::any_of(kCredits.begin(), kCredits.end(),
                     [&bare](std::string_view credit) { return bare.starts_with(credit); });
}

/// Cuts a closing section of sources off: all that follows is short lines.
void take_sources_section(std::vector<Paragraph>& paragraphs) {
  constexpr std::size_t kLongestSource = 300;  // Bytes.
  for (std::size_t i = paragraphs.size(); i-- > 1;) {
    if (is_sources_heading(paragraphs[i].text)) {
      paragraphs.resize(i);
      return;
    }
    if (paragraphs[i].text.size() > kLongestSource) return;
  }
}

void take_trailer(std::vector<Paragraph>& paragraphs, Findings& findings) {
  take_sources_section(paragraphs);
  while (!paragraphs.empty()) {
    const std::string_view text = without_emphasis(paragraphs.back().text);
    if (is_address(text)) {
      findings.set_url(text);
    } else if (const auto day = parse_day_line(text)) {
      findings.set_date(*day, "trailer");
    } else if (!is_furniture(text) && !is_end_mark(text) && !is_credit(text) &&
               !findings.take_label(text, "trailer")) {
      return;
    }
    paragraphs.pop_back();
  }
}

void take_dateline(std::string& text, Findings& findings) {
  const auto dateline = parse_dateline(text);
  if (!dateline) return;
  if (dateline->day) findings.set_date(*dateline->day, "dateline");
  findings.set_source(dateline->agency);
  text.erase(0, dateline->size);
}

/// "Monday, August 3, 2020 On Thursday, …": the date line ran into the prose.
void take_leading_date(std::string& text, Findings& findings) {
  const auto day = parse_day_at(text, 0);
  if (!day || !day->has_weekday || day->end + 1 >= text.size()) return;
  if (text[day->end] != ' ' || !is_upper(text[day->end + 1])) return;
  findings.set_date(day->day, "date line");
  text.erase(0, day->end + 1);
}

std::string compose(const std::string& title, const std::vector<Paragraph>& paragraphs) {
  std::string text = title;
  for (const Paragraph& paragraph : paragraphs) {
    if (is_furniture(paragraph.text) || is_address(paragraph.text)) continue;
    if (!text.empty()) text += "\n\n";
    text += paragraph.text;
  }
  return text;
}

}  // namespace

Article make_article(std::string_view name, Masthead stated, std::vector<Paragraph> paragraphs) {
  Findings findings(std::move(stated));
  const std::size_t prose = take_head(paragraphs, findings);
  paragraphs.erase(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(prose));
  take_late_date_line(paragraphs, findings);
  if (!paragraphs.empty()) {
    take_leading_date(paragraphs.front().text, findings);
    take_dateline(paragraphs.front().text, findings);
  }
  take_trailer(paragraphs, findings);
  if (!findings.has_date()) {
    if (const auto day = parse_day_of_file_name(name)) findings.set_date(*day, "file name");
  }
  Masthead masthead = findings.masthead();
  Article article;
  article.name = name;
  article.title = std::move(masthead.title);
  article.source = std::move(masthead.source);
  article.url = std::move(masthead.url);
  article.published = masthead.published;
  article.published_by = std::move(masthead.published_by);
  article.text = compose(article.title, mend_sentences(std::move(paragraphs)));
  article.id = article_id(article.text);
  return article;
}

}  // namespace entente
