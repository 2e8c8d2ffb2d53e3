#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "ingest/knowledge/actor_dictionary.h"

namespace entente {

/// A line of a PETRARCH dictionary, without comment and outer blanks. Views into the text.
struct DictionaryLine {
  std::size_t number = 0;               ///< From 1.
  std::string_view phrase;              ///< What stands before the first bracket.
  std::vector<std::string_view> codes;  ///< What the brackets hold, without outer blanks.
  std::string problem;                  ///< Why the line cannot be read; empty if it can.
};

/// The lines that say something, in order; none fails the others. They live as long as the text.
std::vector<DictionaryLine> dictionary_lines(std::string_view text);

/// The text without blanks at its ends.
std::string_view trim_blanks(std::string_view text);
/// ASCII letters made large.
std::string upper_ascii(std::string_view text);
/// "MOHAMMAD_ZAHIR_SHAH" as a name to show: "Mohammad Zahir Shah"; what is not all in capitals
/// stays as it is.
std::string shown_name(std::string_view phrase);

/// What the readers of the formats fill.
struct DictionaryContent {
  std::string file;
  std::vector<DictionaryActor> actors;
  std::vector<DictionaryAgent> agents;
  std::vector<std::string> problems;

  /// Notes what could not be read: "file:3: reason". Lines count from 1.
  void report(std::size_t line, std::string_view reason);
};

/// Add what a text holds to `content`. What cannot be read is left out and becomes a problem there,
/// a line each; nothing in a text ends the reading.
void read_petrarch_actors(std::string_view text, DictionaryContent& content);
void read_petrarch_agents(std::string_view text, DictionaryContent& content);
/// Reads CSV (RFC 4180) with a header line.
void read_actor_table(std::string_view text, DictionaryContent& content);

}  // namespace entente
