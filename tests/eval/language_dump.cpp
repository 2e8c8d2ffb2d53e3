// Prints the language engine's annotations of texts, for tests/eval/language_*.py.
//
//     language_dump MODEL [--threads N] [--repeat N] [--quiet] < texts
//
// The texts are separated by zero bytes. One JSON object a text, in order; --quiet prints only the
// number of tokens and the seconds that annotating took, on one line.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "ingest/language/language_engine.h"
#include "tests/support/document_json.h"

namespace entente {
namespace {

struct Options {
  std::string model;
  std::size_t threads = 1, repeat = 1;
  bool quiet = false;
};

std::vector<std::string> read_texts() {
  std::string all{std::istreambuf_iterator<char>(std::cin), {}};
  std::vector<std::string> texts;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\0', begin), all.size());
    texts.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  return texts;
}

/// Every thread takes each threads-th text; the results stand at their texts' places.
std::size_t annotate_all(const LanguageEngine& engine, const std::vector<std::string>& texts,
                         const Options& options, std::vector<std::string>& lines) {
  std::vector<std::size_t> counts(options.threads);
  std::vector<std::thread> threads;
  for (std::size_t number = 0; number < options.threads; ++number) {
    threads.emplace_back([&, number] {
      LanguageWorker worker = engine.make_worker();
      for (std::size_t i = number; i < texts.size(); i += options.threads) {
        const Document document = worker.annotate(texts[i]);
        counts[number] += document.tokens().size();
        if (!options.quiet) lines[i] = to_json(document);
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  std::size_t total = 0;
  for (const std::size_t count : counts)
    total += count;
  return total;
}

int run(const Options& options) {
  const Result<LanguageEngine> engine = LanguageEngine::open(options.model);
  if (!engine) {
    std::cerr << "language_dump: " << engine.error().message << '\n';
    return 2;
  }
  const std::vector<std::string> texts = read_texts();
  std::vector<std::string> lines(texts.size());
  for (std::size_t round = 0; round < options.repeat; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t count = annotate_all(*engine, texts, options, lines);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    if (options.quiet) std::cout << count << ' ' << seconds.count() << '\n';
  }
  if (!options.quiet) {
    for (const std::string& line : lines)
      std::cout << line << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  entente::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const auto number = [&] {
      return i + 1 < argc ? static_cast<std::size_t>(std::max(1, std::atoi(argv[++i]))) : 1;
    };
    if (argument == "--threads") {
      options.threads = number();
    } else if (argument == "--repeat") {
      options.repeat = number();
    } else if (argument == "--quiet") {
      options.quiet = true;
    } else {
      options.model = argument;
    }
  }
  return entente::run(options);
}
