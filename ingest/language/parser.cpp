#include "ingest/language/parser.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace entente {

Result<Parser> Parser::load(const ModelFile& file, std::size_t token_width) {
  Parser parser;
  Result<TransitionModel> model = TransitionModel::load(file, "parser", kPlaces, token_width);
  if (!model) return model.error();
  parser.model_ = std::move(*model);
  for (std::size_t i = 0; i < parser.model_.moves().size(); ++i) {
    const std::string_view name = parser.model_.moves()[i];
    const std::optional<Move> move = parse_move(name);
    if (!move) {
      return Error{ErrorCode::kUnsupported,
                   file.path() + ": unknown parser move \"" + std::string(name) + "\""};
    }
    parser.moves_.push_back(*move);
  }
  return parser;
}

std::optional<Parser::Move> Parser::parse_move(std::string_view name) {
  constexpr std::string_view kLetters = "SDLRB";
  const std::size_t kind = name.empty() ? kLetters.size() : kLetters.find(name.front());
  if (kind >= kLetters.size()) return std::nullopt;
  Move move{static_cast<Kind>(kind), Dependency::kNone, Dependency::kNone};
  if (name.size() == 1) return move;
  if (name[1] != '-') return std::nullopt;
  const std::string_view label = name.substr(2);
  const std::size_t bars = label.find("||");
  const auto own = parse_dependency(label.substr(0, bars));
  if (!own) return std::nullopt;
  move.label = *own;
  if (bars != std::string_view::npos) {
    const auto lifted_to = parse_dependency(label.substr(bars + 2));
    if (!lifted_to) return std::nullopt;
    move.lifted_to = *lifted_to;
  }
  return move;
}

Parser::Run::Run(const Parser& parser, std::size_t token_count)
    : parser_(parser),
      token_count_(static_cast<Token>(token_count)),
      starts_(token_count),
      unshiftable_(token_count),
      heads_(token_count, -1),
      last_left_(token_count, -1),
      last_right_(token_count, -1),
      previous_sibling_(token_count, -1),
      labels_(token_count, nullptr) {
  if (token_count > 0) starts_[0] = true;
}

Parser::Run::Token Parser::Run::buffer(std::size_t ahead) const {
  if (ahead < returned_.size()) return returned_[returned_.size() - 1 - ahead];
  const Token token = next_ + static_cast<Token>(ahead - returned_.size());
  return token < token_count_ ? token : -1;
}

void Parser::Run::feed(std::span<const float> vectors, std::size_t count) {
  blocks_.emplace_back();
  parser_.model_.add_rows(vectors, count, blocks_.back(), scratch_);
  fed_ += static_cast<Token>(count);
  // Every move looks at most one word beyond the next.
  while (!is_final() && (fed_ == token_count_ || buffer(1) < fed_)) {
    if (stack_.empty() && returned_.empty()) forget_finished_blocks();
    const Move* move = choose();
    if (move == nullptr) {  // No move fits: give up the rest, as spaCy does.
      stack_.clear();
      next_ = token_count_;
      returned_.clear();
      return;
    }
    apply(*move);
  }
}

const Parser::Move* Parser::Run::choose() {
  const Token b0 = buffer(0), s0 = stack(0);
  const auto last = [](const std::vector<Token>& children, Token token) {
    return token < 0 ? -1 : children[to_index(token)];
  };
  const std::array<Token, kPlaces> tokens = {b0,
                                             buffer(1),
                                             s0,
                                             stack(1),
                                             stack(2),
                                             last(last_left_, b0),
                                             last(last_left_, s0),
                                             last(last_right_, s0)};
  std::array<const float*, kPlaces> parts = {};
  for (std::size_t place = 0; place < kPlaces; ++place)
    parts[place] = part(tokens[place], place);
  const std::span<const float> scores = parser_.model_.score(parts, scratch_);

  bool valid[kKinds];
  find_valid(valid);
  const bool cut = next_ - sentence_begin_ >= kLongestSentence;
  const Move* best = nullptr;
  float best_score = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const Move& move = parser_.moves_[i];
    if (!valid[static_cast<std::size_t>(move.kind)]) continue;
    if (cut && move.kind == Kind::kBreak) return &move;
    if (best == nullptr || scores[i] > best_score) {
      best = &move;
      best_score = scores[i];
    }
  }
  return best;
}

void Parser::Run::find_valid(bool (&valid)[kKinds]) const {
  const Token b0 = buffer(0), b1 = buffer(1);
  const std::size_t length = buffer_length();
  const bool has_stack = !stack_.empty();
  const bool new_sentence = starts_sentence(b0);
  const auto at = [](Kind kind) { return static_cast<std::size_t>(kind); };
  valid[at(Kind::kShift)] =
      !has_stack || (length >= 2 && !new_sentence && !unshiftable_[to_index(b0)]);
  valid[at(Kind::kReduce)] = has_stack;
  valid[at(Kind::kLeft)] = valid[at(Kind::kRight)] = has_stack && length > 0 && !new_sentence;
  valid[at(Kind::kBreak)] = length >= 2 && b1 == b0 + 1 && !starts_sentence(b1);
}

void Parser::Run::push() {
  if (!returned_.empty()) {
    stack_.push_back(returned_.back());
    returned_.pop_back();
  } else {
    stack_.push_back(next_++);
  }
}

void Parser::Run::apply(const Move& move) {
  switch (move.kind) {
    case Kind::kShift:
      push();
      break;
    case Kind::kReduce: {
      const Token token = stack_.back();
      stack_.pop_back();
      // A word without a head goes back, to get one; at the bottom it is a root.
      if (heads_[to_index(token)] < 0 && !stack_.empty()) {
        unshiftable_[to_index(token)] = true;
        returned_.push_back(token);
      }
      break;
    }
    case Kind::kLeft:
      add_arc(buffer(0), stack(0), move);
      unshiftable_[to_index(buffer(0))] = false;
      stack_.pop_back();
      break;
    case Kind::kRight:
      add_arc(stack(0), buffer(0), move);
      push();
      break;
    case Kind::kBreak:
      starts_[to_index(buffer(1))] = true;
      break;
  }
}

void Parser::Run::add_arc(Token head, Token child, const Move& move) {
  if (heads_[to_index(child)] >= 0) remove_arc(child);
  std::vector<Token>& last = head > child ? last_left_ : last_right_;
  previous_sibling_[to_index(child)] = last[to_index(head)];
  last[to_index(head)] = child;
  heads_[to_index(child)] = head;
  labels_[to_index(child)] = &move;
}

void Parser::Run::remove_arc(Token child) {
  const Token head = heads_[to_index(child)];
  std::vector<Token>& last = head > child ? last_left_ : last_right_;
  // Only the newest arc of a head can be replaced: its child is still on the stack, and whatever
  // the head got before was popped.
  assert(last[to_index(head)] == child);
  last[to_index(head)] = previous_sibling_[to_index(child)];
}

const float* Parser::Run::part(Token token, std::size_t place) const {
  if (token < 0) return nullptr;
  const std::vector<float>& block = blocks_[to_index(token) / kBlockTokens - first_block_];
  return &block[to_index(token) % kBlockTokens * parser_.model_.row_width() +
                place * parser_.model_.place_width()];
}

void Parser::Run::forget_finished_blocks() {
  // With nothing on the stack, no move will look at earlier words again, save for the child that
  // the next word just got.
  const Token child = next_ < token_count_ ? last_left_[to_index(next_)] : -1;
  const Token oldest = child < 0 ? next_ : child;
  sentence_begin_ = oldest;
  while (blocks_.size() > 1 && (first_block_ + 1) * kBlockTokens <= to_index(oldest)) {
    blocks_.pop_front();
    ++first_block_;
  }
}

Syntax Parser::Run::finish(std::span<const Piece> pieces) {
  Syntax syntax;
  syntax.heads.resize(pieces.size());
  syntax.labels.resize(pieces.size());
  for (TokenIndex i = 0; i < pieces.size(); ++i) {
    const bool is_root = heads_[i] < 0;
    syntax.heads[i] = is_root ? i : static_cast<TokenIndex>(heads_[i]);
    syntax.labels[i] = is_root ? Dependency::kRoot : labels_[i]->label;
  }
  lift_arcs(pieces, syntax);
  find_sentences(syntax);
  return syntax;
}

void Parser::Run::lift_arcs(std::span<const Piece> pieces, Syntax& syntax) const {
  const auto is_lifted = [&](TokenIndex i) {
    return heads_[i] >= 0 && labels_[i]->lifted_to != Dependency::kNone;
  };
  // Labels that name another head count for others only once they are resolved, from left to right.
  std::vector<bool> pending(pieces.size());
  std::vector<std::vector<TokenIndex>> children;
  for (TokenIndex i = 0; i < pieces.size(); ++i)
    pending[i] = is_lifted(i);
  if (std::find(pending.begin(), pending.end(), true) == pending.end()) return;
  children.resize(pieces.size());
  for (TokenIndex i = 0; i < pieces.size(); ++i) {
    if (syntax.heads[i] != i) children[syntax.heads[i]].push_back(i);
  }

  // spaCy sees as children only what stands within the head's span before any arc was lifted.
  std::vector<TokenSpan> spans(pieces.size());
  for (TokenIndex i = 0; i < pieces.size(); ++i)
    spans[i] = {i, i + 1};
  for (TokenIndex i = 0; i < pieces.size(); ++i) {
    for (TokenIndex up = syntax.heads[i]; spans[up].begin > i; up = syntax.heads[up]) {
      spans[up].begin = i;
    }
  }
  for (auto i = static_cast<TokenIndex>(pieces.size()); i-- > 0;) {
    for (TokenIndex up = syntax.heads[i]; spans[up].end <= i; up = syntax.heads[up]) {
      spans[up].end = i + 1;
    }
  }

  const auto find_head = [&](TokenIndex token, Dependency label) {
    // Breadth first from the present head, left to right.
    std::vector<TokenIndex> queue = {syntax.heads[token]};
    for (std::size_t next = 0; next < queue.size(); ++next) {
      for (const TokenIndex child : children[queue[next]]) {
        if (pieces[child].lexeme->is_space || child == token) continue;
        if (!pending[child] && syntax.labels[child] == label) return child;
        queue.push_back(child);
      }
    }
    return syntax.heads[token];
  };
  for (TokenIndex i = 0; i < pieces.size(); ++i) {
    if (!pending[i]) continue;
    const TokenIndex head = find_head(i, labels_[i]->lifted_to);
    std::erase(children[syntax.heads[i]], i);
    if (spans[head].contains(i)) {
      auto& new_children = children[head];
      new_children.insert(std::lower_bound(new_children.begin(), new_children.end(), i), i);
    }
    syntax.heads[i] = head;
    pending[i] = false;
  }
}

void Parser::Run::find_sentences(Syntax& syntax) {
  // A sentence begins with the first word of each root's tree.
  const auto count = static_cast<TokenIndex>(syntax.heads.size());
  std::vector<TokenIndex> roots(count, count), path;
  TokenIndex last_root = count;
  for (TokenIndex i = 0; i < count; ++i) {
    path.clear();
    TokenIndex token = i;
    while (roots[token] == count && syntax.heads[token] != token) {
      path.push_back(token);
      token = syntax.heads[token];
    }
    const TokenIndex root = roots[token] == count ? token : roots[token];
    roots[root] = root;
    for (const TokenIndex passed : path)
      roots[passed] = root;
    if (root != last_root) syntax.sentence_starts.push_back(i);
    last_root = root;
  }
}

}  // namespace entente
