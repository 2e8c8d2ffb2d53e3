#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a paragraph was in the file.
enum class ParagraphKind { kProse, kHeading, kListItem };

/// A run of text that a blank line, or a mark of the format, sets apart: one line, no break in it.
struct Paragraph {
  std::string text;
  ParagraphKind kind = ParagraphKind::kProse;

  bool operator==(const Paragraph&) const = default;
};

/// The paragraphs of plain text whose lines end in '\n'. Lines that were broken to fit a width are
/// put together with a blank; the width is told from the lines themselves, so that lists and tables
/// keep a paragraph a line. A word parted by a hyphen is put together if it stands elsewhere in the
/// text undivided, otherwise its hyphen stays. Runs of blanks become one.
std::vector<Paragraph> split_paragraphs(std::string_view text);

/// The lines of one paragraph, whose breaks mean nothing, put together the same way. Lines that
/// stand for themselves (dates, labels, addresses: label_line.h) stay apart.
std::vector<std::string> join_lines(const std::vector<std::string>& lines);

/// Puts together what a break in mid sentence took apart: a paragraph of prose that does not end a
/// sentence and one that begins with a small letter.
std::vector<Paragraph> mend_sentences(std::vector<Paragraph> paragraphs);

/// Without blanks at the ends, and with runs of blanks and tabs made one blank.
std::string collapse_blanks(std::string_view text);

}  // namespace entente
