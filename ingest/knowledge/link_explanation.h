#pragma once

#include <optional>
#include <vector>

#include "ingest/knowledge/name_book.h"
#include "ingest/knowledge/reading_scorer.h"

namespace entente {

/// By what a name was linked.
enum class LinkGround : std::uint8_t {
  kKnown,        ///< The reading of the gazetteer with the highest score.
  kNamedInFull,  ///< The document names it in full, or introduced the acronym.
  kShortName,    ///< The document names in full whom this is a part of.
  kNew,          ///< Nobody known: an entity of its own.
  kNobody        ///< No entity: no reading is believed, and the name says too little.
};

/// Something that a name may mean.
struct LinkCandidate {
  Entity entity;
  NameUse use = NameUse::kName;
  double score = 0;
  std::vector<ScoreReason> reasons;  ///< What the score is the sum of.
};

/// Why a name means what it means.
struct NameExplanation {
  TokenSpan tokens;
  std::optional<NameLabel> label;         ///< After what speaks for other types was weighed.
  std::vector<LinkCandidate> candidates;  ///< Of the gazetteer, best first.
  LinkGround ground = LinkGround::kNobody;
  std::optional<Entity> entity;  ///< What it was linked to.
};

}  // namespace entente
