#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ingest/language/document.h"
#include "ingest/language/tok2vec.h"
#include "ingest/language/transition_model.h"

namespace entente {

/// spaCy's recogniser of names: a transition system that begins, continues and ends names word by
/// word (Lample et al., "Neural Architectures for Named Entity Recognition", 2016, section 3), with
/// its own context vectors. Names cross no sentence boundary and do not begin with white space.
/// Views the model file; may be shared by threads.
class EntityRecognizer {
 public:
  static Result<EntityRecognizer> load(const ModelFile& file, const WordVectors& vectors);

  struct Scratch {
    Tok2Vec::Scratch network;
    TransitionModel::Scratch scores;
    std::vector<float> rows;
  };
  /// The names of a text, in order. Linear in the text.
  std::vector<NameSpan> find_names(std::span<const Piece> pieces,
                                   std::span<const TokenIndex> sentence_starts,
                                   Vocabulary& vocabulary, Scratch& scratch) const;

 private:
  enum class Kind : std::uint8_t { kBegin, kIn, kLast, kUnit, kOut, kNever };
  struct Move {
    Kind kind = Kind::kNever;
    NameLabel label = NameLabel::kPerson;
  };
  struct Open {  ///< The name that is being read.
    TokenIndex begin = 0;
    NameLabel label = NameLabel::kPerson;
  };
  /// What decides which moves are possible at a word.
  struct Place {
    bool is_space = false, is_last = false, sentence_ends = false;
  };
  static constexpr std::uint32_t kPlaces = 3;

  static std::optional<Move> parse_move(std::string_view name);
  static bool is_valid(const Move& move, const std::optional<Open>& open, const Place& place);
  Move choose(std::span<const float> scores, const std::optional<Open>& open,
              const Place& place) const;

  Tok2Vec network_;
  TransitionModel model_;
  std::vector<Move> moves_;
};

}  // namespace entente
