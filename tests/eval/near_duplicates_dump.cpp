// Prints how much files resemble each other, for near_duplicates.py: for each pair with something
// in common "first TAB second TAB resemblance", the files by their place among the arguments.
//
//     near_duplicates_dump FILE...

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "graph/near_duplicates.h"

int main(int count, char** files) {
  std::vector<entente::TextSketch> sketches;
  for (int i = 1; i < count; ++i) {
    std::ifstream in(files[i], std::ios::binary);
    if (!in) {
      std::fprintf(stderr, "%s: cannot be read\n", files[i]);
      return 2;
    }
    sketches.push_back(entente::make_sketch(std::string(std::istreambuf_iterator<char>(in), {})));
  }
  for (std::size_t a = 0; a < sketches.size(); ++a) {
    for (std::size_t b = a + 1; b < sketches.size(); ++b) {
      const double value = entente::resemblance(sketches[a], sketches[b]);
      if (value > 0) std::printf("%zu\t%zu\t%.4f\n", a, b, value);
    }
  }
}
