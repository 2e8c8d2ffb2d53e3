#include "tests/reading/article_folder.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <utility>

namespace entente {

namespace fs = std::filesystem;

ArticleFolder::ArticleFolder() {
  static int count = 0;
  path_ = fs::temp_directory_path() /
          ("entente_reading_" + std::to_string(::getpid()) + "_" + std::to_string(++count));
  fs::create_directories(path_);
}

ArticleFolder::~ArticleFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ArticleFolder::write(const std::string& name, const std::string& bytes) const {
  fs::create_directories(fs::path(path(name)).parent_path());
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

std::string ArticleFolder::path(const std::string& name) const {
  return name.empty() ? path_ : path_ + "/" + name;
}

std::vector<std::string> read_names(const ArticleFolder& folder, std::vector<std::string> paths,
                                    ReadingOptions options) {
  std::vector<std::string> seen;
  const auto reader = open_articles(std::move(paths), std::move(options));
  while (const auto article = reader->next()) {
    std::string line = article->ok() ? (*article)->name : "error: " + article->error().message;
    const std::size_t at = line.find(folder.path() + "/");
    if (at != std::string::npos) line.erase(at, folder.path().size() + 1);
    seen.push_back(line);
  }
  CHECK_FALSE(reader->next());
  return seen;
}

}  // namespace entente
