// Prints what the gazetteer costs: the time to open it, lookups a second, and how much of its
// memory two processes share. Fails if a second process shares less than half of its pages.
//
//     gazetteer_bench GAZETTEER.bin

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "ingest/knowledge/gazetteer.h"

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

constexpr int kOpenings = 51;
constexpr EntryIndex kSampled = 2000;
constexpr int kRounds = 200;

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double median_open_time(const char* file) {
  std::array<double, kOpenings> times{};
  for (double& time : times) {
    const auto begin = Clock::now();
    if (!Gazetteer::open(file)) {
      return -1.0;
    }
    time = milliseconds_since(begin);
  }
  std::sort(times.begin(), times.end());
  return times[kOpenings / 2];
}

/// The ids' last words are names as news writes them: "osh", "shining path".
std::vector<std::string> sample_names(const Gazetteer& gazetteer) {
  std::vector<std::string> names;
  const auto size = static_cast<EntryIndex>(gazetteer.size());
  for (EntryIndex i = 0; i < size; i += std::max<EntryIndex>(1, size / kSampled)) {
    std::string name = gazetteer.entry(i).entity.id;
    name.erase(0, name.find('/') + 1);
    std::replace(name.begin(), name.end(), '-', ' ');
    names.push_back(std::move(name));
  }
  return names;
}

/// The kilobytes of a line ("Pss:   12 kB") of this process' mapping of the file.
long mapped_kilobytes(const std::string& file, const std::string& what) {
  std::ifstream maps("/proc/self/smaps");
  long sum = 0;
  bool is_of_file = false;
  for (std::string line; std::getline(maps, line);) {
    if (line.find('-') < line.find(' ')) {
      is_of_file = line.ends_with(file);
    } else if (is_of_file && line.starts_with(what + ":")) {
      sum += std::stol(line.substr(what.size() + 1));
    }
  }
  return sum;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: gazetteer_bench GAZETTEER.bin\n", stderr);
    return 2;
  }
  const char* file = arguments[1];
  const double open_time = median_open_time(file);
  const auto gazetteer = Gazetteer::open(file);
  if (!gazetteer) {
    std::fprintf(stderr, "%s\n", gazetteer.error().message.c_str());
    return 1;
  }
  const std::vector<std::string> names = sample_names(*gazetteer);
  std::size_t found = 0;
  const auto begin = Clock::now();
  for (int round = 0; round < kRounds; ++round) {
    for (const std::string& name : names) {
      found += gazetteer->find(name).size();
    }
  }
  const double seconds = milliseconds_since(begin) / 1000.0;
  std::printf("open          %10.3f ms (median of %d)\n", open_time, kOpenings);
  std::printf("lookups       %10.0f a second, %.2f readings each\n",
              static_cast<double>(names.size()) * kRounds / seconds,
              static_cast<double>(found) / static_cast<double>(names.size()) / kRounds);
  std::fflush(stdout);
  // The child maps the file for itself and reads it as its parent did.
  const pid_t child = fork();
  if (child == 0) {
    const auto again = Gazetteer::open(file);
    std::size_t readings = 0;
    for (const std::string& name : names) {
      readings += again ? again->find(name).size() : 0;
    }
    const std::string name = std::string(file).substr(std::string(file).rfind('/') + 1);
    // A file that was just written is dirty until the system has it on disk.
    const long own =
        mapped_kilobytes(name, "Private_Clean") + mapped_kilobytes(name, "Private_Dirty");
    const long shared =
        mapped_kilobytes(name, "Shared_Clean") + mapped_kilobytes(name, "Shared_Dirty");
    std::printf(
        "second process%9ld kB resident, %ld kB shared, %ld kB its own share, %ld kB private\n",
        mapped_kilobytes(name, "Rss"), shared, mapped_kilobytes(name, "Pss"), own);
    std::fflush(stdout);
    _exit(readings > 0 && shared > own ? 0 : 1);
  }
  int status = 1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
