#include "ingest/language/language_engine.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "ingest/language/attribute_ruler.h"
#include "ingest/language/entity_recognizer.h"
#include "ingest/language/lemmatizer.h"
#include "ingest/language/matrix.h"
#include "ingest/language/parser.h"
#include "ingest/language/tagger.h"
#include "ingest/language/tok2vec.h"
#include "ingest/language/tokenizer.h"

namespace entente {
namespace {

// A worker's words take up to some 2 KB each; past this it starts anew with the next article.
constexpr std::size_t kWordsKept = 40'000;
constexpr std::size_t kNetworkSlot = 0;

template <typename Part>
Result<void> load_into(Part& part, Result<Part> loaded) {
  if (!loaded) return std::move(loaded).error();
  part = std::move(*loaded);
  return {};
}

}  // namespace

/// The components of a model, all of them views into its file.
struct LanguageEngine::Pipeline {
  ModelFile file;
  WordRules words;
  Tokenizer tokenizer;
  WordVectors vectors;
  Tok2Vec network;
  Tagger tagger;
  Parser parser;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
  EntityRecognizer recognizer;
};

LanguageEngine::LanguageEngine(std::shared_ptr<const Pipeline> pipeline)
    : pipeline_(std::move(pipeline)) {}

Result<LanguageEngine> LanguageEngine::open(const std::filesystem::path& path) {
  if (Result<void> opened = open_matrix_library(); !opened) return opened.error();
  // The components point to one another, so the pipeline is built where it stays.
  auto pipeline = std::make_shared<Pipeline>();
  Pipeline& parts = *pipeline;
  Result<void> loaded = load_into(parts.file, ModelFile::open(path));
  if (loaded) loaded = load_into(parts.words, WordRules::load(parts.file));
  if (loaded) loaded = load_into(parts.tokenizer, Tokenizer::load(parts.file, parts.words));
  if (loaded) loaded = load_into(parts.vectors, WordVectors::load(parts.file));
  if (loaded) {
    loaded =
        load_into(parts.network, Tok2Vec::load(parts.file, "tok2vec", kNetworkSlot, parts.vectors));
  }
  if (loaded) loaded = load_into(parts.tagger, Tagger::load(parts.file, parts.network.width()));
  if (loaded) loaded = load_into(parts.parser, Parser::load(parts.file, parts.network.width()));
  if (loaded) {
    loaded = load_into(parts.ruler, AttributeRuler::load(parts.file, parts.tagger.labels()));
  }
  if (loaded) {
    loaded = load_into(parts.lemmatizer, Lemmatizer::load(parts.file, parts.words.characters));
  }
  if (loaded) {
    loaded = load_into(parts.recognizer, EntityRecognizer::load(parts.file, parts.vectors));
  }
  if (!loaded) return loaded.error();
  return LanguageEngine(std::move(pipeline));
}

LanguageWorker LanguageEngine::make_worker() const { return LanguageWorker(pipeline_); }

/// What a worker keeps from article to article.
struct LanguageWorker::State {
  std::shared_ptr<const LanguageEngine::Pipeline> pipeline;
  std::shared_ptr<Vocabulary> vocabulary;
  ChunkCache chunks;
  Tok2Vec::Scratch network;
  EntityRecognizer::Scratch names;

  void renew_vocabulary() {
    if (vocabulary && vocabulary->size() < kWordsKept) return;
    chunks = {};
    vocabulary = std::make_shared<Vocabulary>(pipeline->words, pipeline);
  }
  void add_tokens(std::span<const Piece> pieces, std::span<const std::uint32_t> tags,
                  const Syntax& syntax, Document& document);
};

LanguageWorker::LanguageWorker(std::shared_ptr<const LanguageEngine::Pipeline> pipeline)
    : state_(std::make_unique<State>()) {
  state_->pipeline = std::move(pipeline);
}
LanguageWorker::LanguageWorker(LanguageWorker&&) noexcept = default;
LanguageWorker& LanguageWorker::operator=(LanguageWorker&&) noexcept = default;
LanguageWorker::~LanguageWorker() = default;

Document LanguageWorker::annotate(std::string text) {
  State& state = *state_;
  const LanguageEngine::Pipeline& pipeline = *state.pipeline;
  Document document(std::move(text));
  assert(document.text().size() < (std::size_t{1} << 31));
  state.renew_vocabulary();
  document.keep_alive(state.vocabulary);
  Vocabulary& vocabulary = *state.vocabulary;
  const std::vector<Piece> pieces =
      pipeline.tokenizer.tokenize(document.text(), vocabulary, state.chunks);

  std::vector<std::uint32_t> tags;
  tags.reserve(pieces.size());
  Parser::Run run(pipeline.parser, pieces.size());
  for (std::size_t begin = 0; begin < pieces.size(); begin += Parser::Run::kBlockTokens) {
    const std::size_t end = std::min(pieces.size(), begin + Parser::Run::kBlockTokens);
    const std::span<const float> vectors =
        pipeline.network.encode(pieces, begin, end, vocabulary, state.network);
    pipeline.tagger.tag(vectors, end - begin, tags);
    run.feed(vectors, end - begin);
  }
  const Syntax syntax = run.finish(pieces);
  std::vector<NameSpan> names =
      pipeline.recognizer.find_names(pieces, syntax.sentence_starts, vocabulary, state.names);
  state.add_tokens(pieces, tags, syntax, document);
  document.set_syntax(syntax.sentence_starts);
  document.set_names(std::move(names));
  return document;
}

void LanguageWorker::State::add_tokens(std::span<const Piece> pieces,
                                       std::span<const std::uint32_t> tags, const Syntax& syntax,
                                       Document& document) {
  std::vector<AttributeRuler::View> views(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Lexeme& lexeme = *pieces[i].lexeme;
    views[i] = {tags[i], pipeline->ruler.word_number(lexeme.lower), syntax.labels[i],
                lexeme.is_space};
  }
  std::vector<Token>& tokens = document.mutable_tokens();
  tokens.reserve(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Lexeme& lexeme = *pieces[i].lexeme;
    const RulerResult ruled = pipeline->ruler.apply(views, i);
    Token token;
    token.begin_byte = pieces[i].begin_byte;
    token.end_byte = token.begin_byte + static_cast<std::uint32_t>(lexeme.text.size());
    token.text = document.text().substr(token.begin_byte, lexeme.text.size());
    token.norm = lexeme.norm;
    token.tag = ruled.tag;
    token.pos = ruled.pos;
    token.dep = ruled.dep;
    token.head = syntax.heads[i];
    token.lemma = !ruled.lemma.empty() ? ruled.lemma
                                       : pipeline->lemmatizer.lemma_of(
                                             lexeme, ruled.pos, ruled.inflection, *vocabulary);
    token.is_listed = pipeline->lemmatizer.is_listed(lexeme);
    tokens.push_back(token);
  }
}

}  // namespace entente
