#include "ingest/language/document.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <deque>
#include <utility>

namespace entente {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 19> kPartOfSpeechNames = {
    "",     "ADJ",  "ADP",   "ADV",   "AUX",   "CCONJ", "DET",  "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",   "VERB", "X",    "SPACE"};
static_assert(kPartOfSpeechNames.size() == static_cast<std::size_t>(PartOfSpeech::kSpace) + 1);

constexpr std::array<std::string_view, 46> kDependencyNames = {
    "",       "ROOT",  "acl",       "acomp",    "advcl", "advmod",   "agent",   "amod",
    "appos",  "attr",  "aux",       "auxpass",  "case",  "cc",       "ccomp",   "compound",
    "conj",   "csubj", "csubjpass", "dative",   "dep",   "det",      "dobj",    "expl",
    "intj",   "mark",  "meta",      "neg",      "nmod",  "npadvmod", "nsubj",   "nsubjpass",
    "nummod", "oprd",  "parataxis", "pcomp",    "pobj",  "poss",     "preconj", "predet",
    "prep",   "prt",   "punct",     "quantmod", "relcl", "xcomp"};
static_assert(kDependencyNames.size() == static_cast<std::size_t>(Dependency::kXcomp) + 1);

constexpr std::array<std::string_view, 18> kNameLabelNames = {
    "CARDINAL", "DATE",   "EVENT",   "FAC",      "GPE",     "LANGUAGE",
    "LAW",      "LOC",    "MONEY",   "NORP",     "ORDINAL", "ORG",
    "PERCENT",  "PERSON", "PRODUCT", "QUANTITY", "TIME",    "WORK_OF_ART"};
static_assert(kNameLabelNames.size() == static_cast<std::size_t>(NameLabel::kWorkOfArt) + 1);

template <typename Enum, std::size_t kSize>
std::optional<Enum> find_name(const std::array<std::string_view, kSize>& names,
                              std::string_view text) {
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(PartOfSpeech part_of_speech) {
  return kPartOfSpeechNames[static_cast<std::size_t>(part_of_speech)];
}

std::string_view to_string(Dependency dependency) {
  return kDependencyNames[static_cast<std::size_t>(dependency)];
}

std::string_view to_string(NameLabel label) {
  return kNameLabelNames[static_cast<std::size_t>(label)];
}

std::optional<PartOfSpeech> parse_part_of_speech(std::string_view text) {
  return find_name<PartOfSpeech>(kPartOfSpeechNames, text);
}

std::optional<Dependency> parse_dependency(std::string_view text) {
  return find_name<Dependency>(kDependencyNames, text);
}

std::optional<NameLabel> parse_name_label(std::string_view text) {
  return find_name<NameLabel>(kNameLabelNames, text);
}

struct Document::Storage {
  std::string text;
  std::deque<std::string> kept;                     // A deque, because its elements never move.
  std::vector<std::shared_ptr<const void>> owners;  // Shared with other documents of a worker.
};

Document::Document(std::string text)
    : storage_(std::make_unique<Storage>(Storage{std::move(text), {}, {}})) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::string_view Document::text() const { return storage_->text; }

std::span<const TokenIndex> Document::children(TokenIndex token) const {
  return std::span(children_).subspan(child_offsets_[token],
                                      child_offsets_[token + 1] - child_offsets_[token]);
}

TokenSpan Document::subtree(TokenIndex token) const { return subtrees_[token]; }

std::string_view Document::text_of(TokenSpan span) const {
  assert(span.size() > 0 && span.end <= tokens_.size());
  const std::uint32_t begin = tokens_[span.begin].begin_byte;
  return text().substr(begin, tokens_[span.end - 1].end_byte - begin);
}

void Document::set_syntax(std::span<const TokenIndex> sentence_starts) {
  const auto count = static_cast<TokenIndex>(tokens_.size());
  sentences_.clear();
  for (std::size_t i = 0; i < sentence_starts.size(); ++i) {
    const TokenIndex end = i + 1 < sentence_starts.size() ? sentence_starts[i + 1] : count;
    sentences_.push_back({sentence_starts[i], end});
    for (TokenIndex token = sentence_starts[i]; token < end; ++token) {
      tokens_[token].sentence = static_cast<TokenIndex>(i);
    }
  }

  child_offsets_.assign(count + 1, 0);
  for (TokenIndex token = 0; token < count; ++token) {
    assert(tokens_[token].head < count);
    if (tokens_[token].head != token) ++child_offsets_[tokens_[token].head + 1];
  }
  for (TokenIndex token = 0; token < count; ++token) {
    child_offsets_[token + 1] += child_offsets_[token];
  }
  children_.resize(child_offsets_[count]);
  std::vector<TokenIndex> next(child_offsets_.begin(), child_offsets_.end() - 1);
  for (TokenIndex token = 0; token < count; ++token) {
    if (tokens_[token].head != token) children_[next[tokens_[token].head]++] = token;
  }

  // From the leaves upward: a token is ready when all its children have been merged into it.
  subtrees_.resize(count);
  std::vector<TokenIndex> waiting(count), ready;
  for (TokenIndex token = 0; token < count; ++token) {
    subtrees_[token] = {token, token + 1};
    waiting[token] = child_offsets_[token + 1] - child_offsets_[token];
    if (waiting[token] == 0) ready.push_back(token);
  }
  while (!ready.empty()) {
    const TokenIndex token = ready.back();
    ready.pop_back();
    const TokenIndex head = tokens_[token].head;
    if (head == token) continue;
    subtrees_[head].begin = std::min(subtrees_[head].begin, subtrees_[token].begin);
    subtrees_[head].end = std::max(subtrees_[head].end, subtrees_[token].end);
    if (--waiting[head] == 0) ready.push_back(head);
  }
}

void Document::keep_alive(std::shared_ptr<const void> owner) {
  storage_->owners.push_back(std::move(owner));
}

std::string_view Document::keep(std::string_view text) { return storage_->kept.emplace_back(text); }

}  // namespace entente
