#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The universal parts of speech (universaldependencies.org/u/pos), and SPACE for white space.
enum class PartOfSpeech : std::uint8_t {
  kNone,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
  kSpace
};

/// The dependency labels of the English pipelines: ClearNLP's
/// (github.com/clir/clearnlp-guidelines).
enum class Dependency : std::uint8_t {
  kNone,
  kRoot,
  kAcl,
  kAcomp,
  kAdvcl,
  kAdvmod,
  kAgent,
  kAmod,
  kAppos,
  kAttr,
  kAux,
  kAuxpass,
  kCase,
  kCc,
  kCcomp,
  kCompound,
  kConj,
  kCsubj,
  kCsubjpass,
  kDative,
  kDep,
  kDet,
  kDobj,
  kExpl,
  kIntj,
  kMark,
  kMeta,
  kNeg,
  kNmod,
  kNpadvmod,
  kNsubj,
  kNsubjpass,
  kNummod,
  kOprd,
  kParataxis,
  kPcomp,
  kPobj,
  kPoss,
  kPreconj,
  kPredet,
  kPrep,
  kPrt,
  kPunct,
  kQuantmod,
  kRelcl,
  kXcomp
};

/// The name types of OntoNotes 5.
enum class NameLabel : std::uint8_t {
  kCardinal,
  kDate,
  kEvent,
  kFac,
  kGpe,
  kLanguage,
  kLaw,
  kLoc,
  kMoney,
  kNorp,
  kOrdinal,
  kOrg,
  kPercent,
  kPerson,
  kProduct,
  kQuantity,
  kTime,
  kWorkOfArt
};

/// The labels as spaCy prints them: "PROPN", "nsubj", "GPE".
std::string_view to_string(PartOfSpeech part_of_speech);
std::string_view to_string(Dependency dependency);
std::string_view to_string(NameLabel label);
std::optional<PartOfSpeech> parse_part_of_speech(std::string_view text);
std::optional<Dependency> parse_dependency(std::string_view text);
std::optional<NameLabel> parse_name_label(std::string_view text);

/// A token's number in its document.
using TokenIndex = std::uint32_t;

/// Half-open: [begin, end).
struct TokenSpan {
  TokenIndex begin = 0;
  TokenIndex end = 0;

  bool contains(TokenIndex token) const { return begin <= token && token < end; }
  TokenIndex size() const { return end - begin; }
  bool operator==(const TokenSpan&) const = default;
};

/// A word, a punctuation mark, or a run of white space beyond the one blank that separates words.
/// Views point into the document, or into the engine's vocabulary that the document keeps alive.
struct Token {
  std::uint32_t begin_byte = 0;  ///< Into Document::text().
  std::uint32_t end_byte = 0;
  std::string_view text;   ///< As written.
  std::string_view norm;   ///< The form that the model reads: lower case, "n't" as "not".
  std::string_view lemma;  ///< "be" for "was"; lower case save for names.
  std::string_view tag;    ///< Penn Treebank: "VBD".
  PartOfSpeech pos = PartOfSpeech::kNone;
  Dependency dep = Dependency::kNone;
  TokenIndex head = 0;      ///< The governing token; itself at the root of a sentence.
  TokenIndex sentence = 0;  ///< Index into Document::sentences().
  /// The word is a form of a verb or an adjective of the model's word lists, whatever it is here:
  /// what the capitals of a headline hide.
  bool is_listed = false;
};

/// A name that the recogniser found. Names do not overlap and stand in order.
struct NameSpan {
  TokenSpan tokens;
  NameLabel label = NameLabel::kPerson;

  bool operator==(const NameSpan&) const = default;
};

/// A text with its annotations: it owns both, everything else holds bytes and indices into it.
/// Every token belongs to one sentence; within a sentence `head` makes one tree. The syntax may be
/// read from many threads at once. Moves keep all views valid; it is not copied.
class Document {
 public:
  /// Owns `text`; tokens are added by the tokenizer and annotated by later steps.
  explicit Document(std::string text);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document();

  std::string_view text() const;
  std::span<const Token> tokens() const { return tokens_; }
  const Token& token(TokenIndex index) const { return tokens_[index]; }
  std::span<const TokenSpan> sentences() const { return sentences_; }
  std::span<const NameSpan> names() const { return names_; }

  /// The direct dependents of a token, in order.
  std::span<const TokenIndex> children(TokenIndex token) const;
  /// The smallest span that holds the token and all that depends on it.
  TokenSpan subtree(TokenIndex token) const;
  /// The bytes from the first token's begin to the last token's end. Requires: span.size() > 0.
  std::string_view text_of(TokenSpan span) const;

  // For the steps that annotate.
  std::vector<Token>& mutable_tokens() { return tokens_; }
  void set_names(std::vector<NameSpan> names) { names_ = std::move(names); }
  /// Makes sentences, children and subtrees out of the tokens' heads. Requires: heads in range, one
  /// tree a sentence, sentences contiguous; `sentence_starts` in rising order, the first 0 if there
  /// are tokens.
  void set_syntax(std::span<const TokenIndex> sentence_starts);
  /// A copy of `text` that lives as long as the document.
  std::string_view keep(std::string_view text);
  /// Keeps what tokens view besides the text alive: an engine's vocabulary.
  void keep_alive(std::shared_ptr<const void> owner);

 private:
  struct Storage;  // Text and kept strings, at addresses that moves do not change.
  std::unique_ptr<Storage> storage_;
  std::vector<Token> tokens_;
  std::vector<TokenSpan> sentences_;
  std::vector<NameSpan> names_;
  std::vector<TokenIndex> children_, child_offsets_;  // Compressed rows.
  std::vector<TokenSpan> subtrees_;
};

}  // namespace entente
