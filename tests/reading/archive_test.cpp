#include "ingest/reading/archive.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "tests/reading/article_folder.h"

using namespace entente;

namespace {

using Seen = std::vector<std::string>;

constexpr std::size_t kPlenty = std::size_t{64} << 20;

std::string made(const std::string& name) {
  return ENTENTE_SOURCE_DIR "/tests/reading/archives/" + name;
}

struct TarMember {
  std::string name;
  char kind = '0';  // '0' a file, '1' and '2' links, '3' a device, '5' a directory.
  std::string text;
};

/// A tar file in the form of POSIX.1-1988.
std::string make_tar(const std::vector<TarMember>& members) {
  std::string tar;
  for (const TarMember& member : members) {
    std::array<char, 512> head{};
    std::snprintf(head.data(), 100, "%s", member.name.c_str());
    std::snprintf(head.data() + 100, 8, "%07o", 0644U);
    std::snprintf(head.data() + 124, 12, "%011zo", member.text.size());
    head[156] = member.kind;
    if (member.kind == '1' || member.kind == '2') std::snprintf(head.data() + 157, 100, "target");
    std::snprintf(head.data() + 257, 8, "ustar");
    head[263] = head[264] = '0';
    std::fill_n(head.data() + 148, 8, ' ');
    unsigned sum = 0;
    for (const char c : head)
      sum += static_cast<unsigned char>(c);
    std::snprintf(head.data() + 148, 8, "%06o", sum);
    tar.append(head.data(), head.size());
    tar += member.text;
    tar.append((512 - member.text.size() % 512) % 512, '\0');
  }
  tar.append(1024, '\0');
  return tar;
}

/// "name=text" of each member, "name/" of a directory, "error: …" of an error.
Seen read_all(std::unique_ptr<ByteStream> bytes, ArchiveLimits limits = {}) {
  Seen seen;
  auto archive = Archive::open(std::move(bytes), limits);
  if (!archive.ok()) return {"error: " + archive.error().message};
  while (auto member = archive->next()) {
    if (!member->ok()) {
      seen.push_back("error: " + member->error().message);
    } else if ((*member)->is_directory) {
      seen.push_back((*member)->name);
    } else {
      auto text = BufferedStream(archive->content()).read_all(kPlenty);
      seen.push_back((*member)->name + "=" + (text.ok() ? *text : text.error().message));
    }
  }
  CHECK_FALSE(archive->next());
  return seen;
}

}  // namespace

TEST_CASE("archive unpacks what is only compressed as one member without a name") {
  const std::string talks = "Talks in Bishkek\n\nThe ministers met.\n";
  for (const char* name : {"talks.txt.gz", "talks.txt.bz2", "talks.txt.xz", "talks.txt.zst"}) {
    INFO(name);
    auto file = open_file(made(name));
    REQUIRE(file.ok());
    CHECK(read_all(std::move(*file)) == Seen{"=" + talks});
    auto unpacked = open_unpacked(made(name));
    REQUIRE(unpacked.ok());
    CHECK(*BufferedStream(std::move(*unpacked)).read_all(kPlenty) == talks);
  }
  auto file = open_file(made("two-members.txt.gz"));
  REQUIRE(file.ok());
  CHECK(read_all(std::move(*file)) == Seen{"=" + talks + "They signed a treaty.\n"});
}

TEST_CASE("archive gives the files of a zip and refuses names that lead out of it") {
  const Seen expected{"news/b.txt=Talks in Bishkek\n\nThe ministers met.\n",
                      "news/a.md=# Talks\n\nThey met.\n",
                      "error: ../../evil.txt: refused: the name leads out of the archive"};
  auto file = open_file(made("folder.zip"));
  REQUIRE(file.ok());
  Seen seen = read_all(std::move(*file));
  REQUIRE(seen.size() == 4);
  CHECK(is_packed(seen.back().substr(seen.back().find('=') + 1)));
  seen.pop_back();
  CHECK(seen == expected);
}

TEST_CASE("archive refuses links and devices and absolute names") {
  const std::string tar = make_tar({{"news/", '5', ""},
                                    {"news/a.txt", '0', "They met."},
                                    {"news/link", '2', ""},
                                    {"hard", '1', ""},
                                    {"disk", '3', ""},
                                    {"/etc/passwd", '0', "x"},
                                    {"a/../../b", '0', "x"},
                                    {"C:\\b", '0', "x"},
                                    {"..a/b..", '0', "y"}});
  CHECK(is_packed(tar));
  CHECK(read_all(stream_of(tar)) ==
        Seen{"news/", "news/a.txt=They met.", "error: news/link: refused: a link",
             "error: hard: refused: a link", "error: disk: refused: neither a file nor a directory",
             "error: /etc/passwd: refused: the name leads out of the archive",
             "error: a/../../b: refused: the name leads out of the archive",
             "error: C:\\b: refused: the name leads out of the archive", "..a/b..=y"});
}

TEST_CASE("archive reports damage and bombs") {
  // A short file is read, and its damage seen, when it is opened.
  const auto cut = open_unpacked(made("cut.txt.gz"));
  REQUIRE_FALSE(cut.ok());
  CHECK(cut.error() == Error{ErrorCode::kCorruption, "damaged archive: truncated gzip input"});
  auto bomb = open_unpacked(made("bomb.txt.gz"));
  REQUIRE(bomb.ok());
  const auto text = BufferedStream(std::move(*bomb)).read_all(kPlenty);
  REQUIRE_FALSE(text.ok());
  CHECK(text.error() ==
        Error{ErrorCode::kLimit, "archive unpacks to more than 300 times its size"});
}

TEST_CASE("archive open_unpacked reads a plain file as it is and refuses several") {
  const ArticleFolder folder;
  auto plain = open_unpacked(folder.write("a.txt", "They met."));
  REQUIRE(plain.ok());
  CHECK(*BufferedStream(std::move(*plain)).read_all(kPlenty) == "They met.");
  auto one = open_unpacked(folder.write("one.tar", make_tar({{"d/", '5', ""}, {"d/a", '0', "x"}})));
  REQUIRE(one.ok());
  CHECK(*BufferedStream(std::move(*one)).read_all(kPlenty) == "x");
  auto two = open_unpacked(folder.write("two.tar", make_tar({{"a", '0', "x"}, {"b", '0', "y"}})));
  REQUIRE(two.ok());
  CHECK(BufferedStream(std::move(*two)).read_all(kPlenty).error().message ==
        "several files in the archive, expected one");
  CHECK(open_unpacked(folder.path("none")).error().code == ErrorCode::kNotFound);
}
