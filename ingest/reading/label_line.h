#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// What a line that begins with a label of a publisher says.
enum class Label { kDate, kSource, kSources, kUrl, kTitle, kOther };

struct LabelLine {
  Label label = Label::kOther;
  std::string_view value;  ///< Into the line.
};

/// "Source: Reuters" in any case, with the marks of bold type or without.
std::optional<LabelLine> parse_label(std::string_view line);

/// Whether the line has the form of a label, known or not: "Report No.: 98-317".
bool looks_like_label(std::string_view line);

/// A heading over what is no prose any more: "Sources", "References:".
bool is_sources_heading(std::string_view line);

/// An address of the web and nothing else.
bool is_address(std::string_view line);

/// Rules and end marks ("---", "###", "* * *") and identifiers that say nothing to a reader.
bool is_furniture(std::string_view line);

/// Whether a line is no prose but says something by itself: one of the above or a date.
bool stands_alone(std::string_view line);

/// Without any of `marks` at its ends.
std::string_view trimmed(std::string_view text, std::string_view marks = " \t*_|`<>[]");

/// ASCII letters made small: for comparing the words of publishers' forms.
std::string lowered(std::string_view text);

}  // namespace entente
