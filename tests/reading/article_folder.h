#pragma once

#include <string>
#include <vector>

#include "ingest/reading/article_reader.h"

namespace entente {

/// A folder for a test's files, which goes away with it.
class ArticleFolder {
 public:
  ArticleFolder();
  ~ArticleFolder();
  ArticleFolder(const ArticleFolder&) = delete;
  ArticleFolder& operator=(const ArticleFolder&) = delete;

  /// Writes a file, and the folders on the way to it; gives its path.
  std::string write(const std::string& name, const std::string& bytes) const;
  std::string path(const std::string& name = "") const;

 private:
  std::string path_;
};

/// Names of articles, and messages of errors behind "error: ", in order; paths relative to the
/// folder. Checks that the end stays the end.
std::vector<std::string> read_names(const ArticleFolder& folder, std::vector<std::string> paths,
                                    ReadingOptions options = {});

}  // namespace entente
