#pragma once

#include <optional>
#include <string>

#include "graph/interval.h"

namespace entente {

/// Who acts in a coded row, as the data set says it. Empty fields: it does not say.
struct CodedActor {
  std::string name;     ///< "Aso Taro", "Police Forces of Kenya (2022-)", "country/RUS".
  std::string country;  ///< A CAMEO or ISO 3166-1 alpha-3 code, or the name of the state.
  std::string body;     ///< A CAMEO code of a known group: "UNO".
  std::string role;     ///< A CAMEO role: "REB".
  bool person = false;  ///< The data set says that it is a person's name.

  bool is_empty() const { return name.empty() && country.empty() && body.empty() && role.empty(); }
};

/// One row of a data set of events, before it is decided what it says in the graph.
struct CodedRow {
  std::string row;     ///< Its key in the data set.
  std::string scheme;  ///< Of `event`: "cameo", "plover", "acled", "ucdp", "relation" (our own).
  std::string event;
  CodedActor source, target;
  DayRange when;                  ///< The days of the event, or when a state began.
  std::optional<DayRange> until;  ///< When a state ended, if the row says so.
  std::optional<Day> published;   ///< When the data set had it.
  std::string place;          ///< "Bitburg, Rheinland-Pfalz, Germany"; empty if it does not say.
  std::string place_country;  ///< The name of the state of the place.
  std::optional<std::string> url;
};

}  // namespace entente
