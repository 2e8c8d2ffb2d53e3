// The one file that knows GraphViz. Its functions are looked up at run time; the headers serve for
// the types alone, so that a changed signature does not compile.
#include "query/svg_renderer.h"

#include <dlfcn.h>
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <memory>

namespace entente {

namespace {

/// A library that stays open as long as the process: GraphViz does not survive being closed.
void* open_library(const char* name) { return dlopen(name, RTLD_NOW | RTLD_LOCAL); }

/// The functions that are used of libcgraph and libgvc.
struct GraphViz {
  decltype(&::agmemread) read = nullptr;
  decltype(&::agclose) close = nullptr;
  decltype(&::agseterr) set_error_level = nullptr;
  decltype(&::aglasterr) last_error = nullptr;
  decltype(&::gvContext) context = nullptr;
  decltype(&::gvFreeContext) free_context = nullptr;
  decltype(&::gvLayout) layout = nullptr;
  decltype(&::gvFreeLayout) free_layout = nullptr;
  decltype(&::gvRenderData) render = nullptr;
  decltype(&::gvFreeRenderData) free_data = nullptr;
};

template <class Function>
bool look_up(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  return function != nullptr;
}

Result<GraphViz> load_graphviz() {
  void* cgraph = open_library("libcgraph.so.6");
  void* gvc = open_library("libgvc.so.6");
  GraphViz functions;
  const bool complete = cgraph != nullptr && gvc != nullptr &&
                        look_up(cgraph, "agmemread", functions.read) &&
                        look_up(cgraph, "agclose", functions.close) &&
                        look_up(cgraph, "agseterr", functions.set_error_level) &&
                        look_up(cgraph, "aglasterr", functions.last_error) &&
                        look_up(gvc, "gvContext", functions.context) &&
                        look_up(gvc, "gvFreeContext", functions.free_context) &&
                        look_up(gvc, "gvLayout", functions.layout) &&
                        look_up(gvc, "gvFreeLayout", functions.free_layout) &&
                        look_up(gvc, "gvRenderData", functions.render) &&
                        look_up(gvc, "gvFreeRenderData", functions.free_data);
  if (!complete)
    return Error{ErrorCode::kUnsupported,
                 "drawing needs GraphViz (Debian package libgvc6), which is not installed; a .dot "
                 "file needs none"};
  return functions;
}

}  // namespace

Result<std::string> render_dot(std::string_view dot, const std::string& format) {
  static const Result<GraphViz> loaded = load_graphviz();
  if (!loaded) return loaded.error();
  const GraphViz& graphviz = *loaded;
  graphviz.set_error_level(AGMAX);  // Kept for last_error(), not printed.
  const std::string text(dot);
  const auto failed = [&](const std::string& what) {
    const char* why = graphviz.last_error();
    return Error{ErrorCode::kInvalidArgument,
                 what + (why != nullptr ? ": " + std::string(why) : "")};
  };
  const std::unique_ptr<GVC_t, decltype(graphviz.free_context)> context(graphviz.context(),
                                                                        graphviz.free_context);
  const std::unique_ptr<Agraph_t, decltype(graphviz.close)> graph(graphviz.read(text.c_str()),
                                                                  graphviz.close);
  if (graph == nullptr) return failed("the diagram is not valid");
  if (graphviz.layout(context.get(), graph.get(), "dot") != 0)
    return failed("the diagram has no layout");
  char* data = nullptr;
  unsigned int size = 0;
  const int status = graphviz.render(context.get(), graph.get(), format.c_str(), &data, &size);
  std::string drawn = status == 0 && data != nullptr ? std::string(data, size) : std::string();
  if (data != nullptr) graphviz.free_data(data);
  graphviz.free_layout(context.get(), graph.get());
  if (status != 0) return failed("the diagram cannot be drawn as " + format);
  return drawn;
}

}  // namespace entente
