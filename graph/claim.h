#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/entity.h"
#include "graph/interval.h"

namespace entente {

/// Whether a claim affirms or denies. The numbers are stored: never renumber.
enum class Polarity : std::uint8_t { kAffirmed = 0, kNegated = 1 };

/// How real a claim says that it is. The numbers are stored: never renumber.
enum class Modality : std::uint8_t {
  kActual = 0,
  kPlanned = 1,   ///< Scheduled, "will".
  kPossible = 2,  ///< "Could", rumoured, asked whether, alleged.
  kDemanded = 3   ///< Urged, called for.
};

std::string_view to_string(Polarity polarity);
std::string_view to_string(Modality modality);
std::optional<Polarity> parse_polarity(std::string_view text);
std::optional<Modality> parse_modality(std::string_view text);

/// One end of a claim: the entity, and the words by which the sentence names it.
struct ClaimEnd {
  Entity entity;
  std::string mention;  ///< Empty if the source gives none.

  bool operator==(const ClaimEnd&) const = default;
};

/// The span of an article that states a claim: bytes [begin, end) of the article's UTF-8 text.
struct TextEvidence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string quote;  ///< Those bytes.

  bool operator==(const TextEvidence&) const = default;
};

/// The row of a coded data set that states a claim.
struct RowEvidence {
  std::string dataset;  ///< "gdelt-2.0"
  std::string release;
  std::string row;
  std::optional<std::string> url;

  bool operator==(const RowEvidence&) const = default;
};

/// The dates as the text gives them, for display only; the bounds decide.
struct StatedTime {
  std::optional<std::string> start;  ///< EDTF
  std::optional<std::string> end;    ///< EDTF
  std::optional<std::string> text;   ///< The words: "in 2003".

  bool operator==(const StatedTime&) const = default;
};

/// What one sentence of one article, or one row of a data set, says. Stored as it is; edges are
/// derived from claims on read (graph/edge.h). The exchange format is in graph/claim_json.h.
struct Claim {
  std::string id;        ///< 32 hex digits: claim_id() of the rest. Empty until it is computed.
  std::string article;   ///< 32 hex digits: the id of the article; empty for a row of a data set.
  std::string document;  ///< The name under which the article came.
  std::optional<Day>
      published;  ///< The article's day, or the day on which the data set added the row.
  std::uint32_t sentence = 0;  ///< Counts from 0.
  ClaimEnd subject;
  std::string relation;            ///< A name of the ontology.
  std::optional<ClaimEnd> object;  ///< Nothing only for relations without an object (`mobilizes`).
  std::optional<ClaimEnd> place;
  std::optional<std::string> role;   ///< For offices: the office, in lower case.
  std::optional<std::string> topic;  ///< The words that say what it was about.
  StatedTime time;
  Bounds bounds;
  Polarity polarity = Polarity::kAffirmed;
  Modality modality = Modality::kActual;
  std::optional<ClaimEnd> attribution;  ///< Who says so, if the article reports someone's words.
  std::optional<std::string> plover;    ///< "CONSULT"; nothing for a standing state.
  std::optional<std::string> cameo;     ///< Two to four digits.
  double confidence = 1.0;              ///< In [0, 1].
  std::variant<TextEvidence, RowEvidence> evidence;

  bool operator==(const Claim&) const = default;
};

/// What was read: the article's line of the exchange format.
struct Article {
  std::string id;    ///< 32 hex digits: article_id(text).
  std::string name;  ///< The path or the id under which it came.
  std::string title;
  std::optional<std::string> source;  ///< "The Times of Central Asia"
  std::optional<std::string> url;
  std::optional<Day> published;
  std::optional<std::string>
      published_by;             ///< What gave the date: "front matter", "first line", ...
  std::string language = "en";  ///< BCP 47.
  std::string extractor;  ///< The fingerprint of model, lexicon, gazetteer and code; empty if not
                          ///< extracted.
  std::string text;       ///< The extracted text, UTF-8: what evidence points into.

  bool operator==(const Article&) const = default;
};

/// XXH3-128 (seed 0, canonical big-endian form) of the text, 32 hex digits in lower case.
std::string article_id(std::string_view text);

/// XXH3-128 over what edges.md ("Articles, extractions, withdrawal") lists, 32 hex digits. The
/// hashed bytes are, in this order:
///
///   "text", article, begin, end            for text evidence, or
///   "row", dataset, release, row           for a row of a data set;
///   subject id, relation, object id, place id, role,
///   first and last day of the start, first and last day of the end,
///   polarity, modality, attribution id
///
/// where a text is its length in bytes and its bytes, an absent one FFFFFFFF; a number is four
/// bytes, little-endian; a day is the signed number of days since 1970-01-01, both ends of a range
/// included, an unbounded side 80000000; polarity and modality are their enumerators' numbers.
/// Requires: `claim.article` is set, or the evidence is a row.
std::string claim_id(const Claim& claim);

}  // namespace entente
