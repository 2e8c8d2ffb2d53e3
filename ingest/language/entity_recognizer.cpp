#include "ingest/language/entity_recognizer.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t kBlockTokens = 256;
constexpr std::size_t kNetworkSlot = 1;

}  // namespace

Result<EntityRecognizer> EntityRecognizer::load(const ModelFile& file, const WordVectors& vectors) {
  EntityRecognizer recognizer;
  Result<Tok2Vec> network = Tok2Vec::load(file, "ner.tok2vec", kNetworkSlot, vectors);
  if (!network) return network.error();
  recognizer.network_ = std::move(*network);
  Result<TransitionModel> model =
      TransitionModel::load(file, "ner", kPlaces, recognizer.network_.width());
  if (!model) return model.error();
  recognizer.model_ = std::move(*model);
  for (std::size_t i = 0; i < recognizer.model_.moves().size(); ++i) {
    const std::string_view name = recognizer.model_.moves()[i];
    const std::optional<Move> move = parse_move(name);
    if (!move) {
      return Error{
          ErrorCode::kUnsupported,
          file.path() + ": unknown move of the name recogniser \"" + std::string(name) + "\""};
    }
    recognizer.moves_.push_back(*move);
  }
  return recognizer;
}

std::optional<EntityRecognizer::Move> EntityRecognizer::parse_move(std::string_view name) {
  if (name == "O") return Move{Kind::kOut, NameLabel::kPerson};
  // A name without a label marks words that are blocked beforehand, which we have none of.
  if (name == "U-") return Move{Kind::kNever, NameLabel::kPerson};
  constexpr std::string_view kLetters = "BILU";
  if (name.size() < 3 || name[1] != '-') return std::nullopt;
  const std::size_t kind = kLetters.find(name.front());
  const std::optional<NameLabel> label = parse_name_label(name.substr(2));
  if (kind == std::string_view::npos || !label) return std::nullopt;
  return Move{static_cast<Kind>(kind), *label};
}

bool EntityRecognizer::is_valid(const Move& move, const std::optional<Open>& open,
                                const Place& place) {
  const bool can_go_on = !place.is_last && !place.sentence_ends;
  switch (move.kind) {
    case Kind::kBegin:
      return !open && can_go_on && !place.is_space;
    case Kind::kIn:
      return open && open->label == move.label && can_go_on;
    case Kind::kLast:
      return open && open->label == move.label;
    case Kind::kUnit:
      return !open && !place.is_space;
    case Kind::kOut:
      return !open;
    case Kind::kNever:
      break;
  }
  return false;
}

EntityRecognizer::Move EntityRecognizer::choose(std::span<const float> scores,
                                                const std::optional<Open>& open,
                                                const Place& place) const {
  Move best;
  float best_score = 0;
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    const bool better = best.kind == Kind::kNever || scores[i] > best_score;
    if (!better || !is_valid(moves_[i], open, place)) continue;
    best = moves_[i];
    best_score = scores[i];
  }
  return best;
}

std::vector<NameSpan> EntityRecognizer::find_names(std::span<const Piece> pieces,
                                                   std::span<const TokenIndex> sentence_starts,
                                                   Vocabulary& vocabulary, Scratch& scratch) const {
  std::vector<NameSpan> names;
  const auto count = static_cast<TokenIndex>(pieces.size());
  const std::size_t row_width = model_.row_width(), place_width = model_.place_width();
  // The parts of the first word of the open name and of the word before, which may be in a block
  // that is gone.
  std::vector<float> first_part(place_width), previous_part(place_width);
  std::optional<Open> open;
  std::size_t next_sentence = 0;
  for (TokenIndex begin = 0; begin < count; begin += kBlockTokens) {
    const TokenIndex end = std::min<TokenIndex>(count, begin + kBlockTokens);
    const auto vectors = network_.encode(pieces, begin, end, vocabulary, scratch.network);
    scratch.rows.clear();
    model_.add_rows(vectors, end - begin, scratch.rows, scratch.scores);
    for (TokenIndex i = begin; i < end; ++i) {
      while (next_sentence < sentence_starts.size() && sentence_starts[next_sentence] <= i) {
        ++next_sentence;
      }
      const Place place{
          pieces[i].lexeme->is_space, i + 1 == count,
          next_sentence < sentence_starts.size() && sentence_starts[next_sentence] == i + 1};
      const float* row = &scratch.rows[(i - begin) * row_width];
      const std::array<const float*, kPlaces> parts = {row, open ? first_part.data() : nullptr,
                                                       open ? previous_part.data() : nullptr};
      const Move move = choose(model_.score(parts, scratch.scores), open, place);
      if (move.kind == Kind::kBegin || move.kind == Kind::kUnit) {
        open = Open{i, move.label};
        std::copy_n(row + place_width, place_width, first_part.begin());
      }
      if (move.kind == Kind::kLast || move.kind == Kind::kUnit) {
        names.push_back({{open->begin, i + 1}, open->label});
        open.reset();
      }
      std::copy_n(row + 2 * place_width, place_width, previous_part.begin());
    }
  }
  return names;
}

}  // namespace entente
