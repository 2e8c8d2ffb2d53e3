#include "query/source_grades.h"

#include <iterator>

#include "graph/text.h"

namespace entente {

namespace {

struct Grade {
  char letter;
  double most;
};

// By Reliability's numbers. Kept apart far enough that the order of two sources shows.
constexpr Grade kGrades[] = {{'A', 1.0}, {'B', 0.9},  {'C', 0.75},
                             {'D', 0.5}, {'E', 0.25}, {'F', 1.0}};

constexpr double kLikely = 0.55, kVeryLikely = 0.80;  // ICD 203.

Error wrong_line(const std::string& name, std::size_t line, const std::string& why) {
  return {ErrorCode::kInvalidArgument, name + ":" + std::to_string(line) + ": " + why};
}

}  // namespace

char letter_of(Reliability reliability) {
  return kGrades[static_cast<std::size_t>(reliability)].letter;
}

double most_weight(Reliability reliability) {
  return kGrades[static_cast<std::size_t>(reliability)].most;
}

Result<SourceGrades> SourceGrades::parse(std::string_view text, const std::string& name) {
  SourceGrades grades;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos)
      return wrong_line(name, number, "expected a source, a tab and a grade from A to F");
    const std::string source = normalize_name(line.substr(0, tab));
    std::string_view letter = line.substr(tab + 1);
    letter = letter.substr(0, letter.find('\t'));
    if (source.empty()) return wrong_line(name, number, "no name of a source before the tab");
    if (letter.size() != 1 || letter.front() < 'A' || letter.front() > 'F')
      return wrong_line(name, number, "expected a grade from A to F, got " + quoted(letter));
    const auto grade = static_cast<Reliability>(letter.front() - 'A');
    if (!grades.grades_.emplace(source, grade).second)
      return wrong_line(name, number, "a second grade of " + quoted(line.substr(0, tab)));
  }
  return grades;
}

Reliability SourceGrades::of(std::string_view source) const {
  const auto found = grades_.find(normalize_name(source));
  return found == grades_.end() ? Reliability::kCannotJudge : found->second;
}

std::string admiralty_grade(const Edge& edge, Reliability best, bool outweighed) {
  char credibility = '6';
  if (edge.dispute) {
    credibility = outweighed ? '5' : '4';
  } else if (edge.origins > 1) {
    credibility = '1';
  } else if (edge.confidence >= kLikely) {
    credibility = edge.confidence >= kVeryLikely ? '2' : '3';
  }
  return {letter_of(best), credibility};
}

}  // namespace entente
