#include "query/export_dot.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "query/wording.h"

namespace entente {

namespace {

constexpr std::string_view kFonts = "Helvetica,Arial,DejaVu Sans,sans-serif";

/// How entities of one type look; by the numbers of EntityType.
struct NodeLook {
  std::string_view shape, style, fill, border;
};
constexpr NodeLook kNodeLooks[] = {
    {"box", "filled,rounded", "#d6e6f5", "#1f5f99"},         // country
    {"box", "filled,rounded,dashed", "#eaf2fa", "#1f5f99"},  // territory
    {"ellipse", "filled", "#e0f0dc", "#3d7a33"},             // place
    {"hexagon", "filled", "#e9e0f5", "#6541a3"},             // organization
    {"octagon", "filled", "#fde5d2", "#b8560f"},             // group
    {"egg", "filled", "#fdf3c8", "#94780a"},                 // person
    {"house", "filled", "#dcefee", "#1f7a75"},               // facility
    {"note", "filled", "#f5e3ee", "#9c3a73"},                // agreement
    {"cds", "filled", "#ececec", "#555555"},                 // event
    {"box", "filled,dotted", "#ffffff", "#777777"},          // actor
};

/// What the edges of one colour do.
enum class Mood { kCooperation, kConflict, kStructure };
struct MoodLook {
  Mood mood;
  std::string_view colour, words;
};
constexpr MoodLook kMoodLooks[] = {{Mood::kStructure, "#4a5568", "structure and presence"},
                                   {Mood::kCooperation, "#2f7d4f", "talk and cooperation"},
                                   {Mood::kConflict, "#b83232", "conflict and pressure"}};
constexpr std::string_view kFriendly[] = {"CONSULT",   "SUPPORT", "AGREE",
                                          "COOPERATE", "AID",     "CONCEDE"};
constexpr std::string_view kMilitaryMoves[] = {"MOBILIZE", "RETREAT"};

Mood mood_of(const std::string& relation_name, const Ontology& ontology) {
  const Relation* relation = ontology.find(relation_name);
  if (relation == nullptr || relation->plover.empty()) return Mood::kStructure;
  const auto among = [&](const auto& names) {
    return std::find(std::begin(names), std::end(names), relation->plover) != std::end(names);
  };
  if (among(kMilitaryMoves)) return Mood::kStructure;
  return among(kFriendly) ? Mood::kCooperation : Mood::kConflict;
}

std::string_view colour_of(Mood mood) {
  return std::find_if(std::begin(kMoodLooks), std::end(kMoodLooks),
                      [&](const MoodLook& look) { return look.mood == mood; })
      ->colour;
}

/// A quoted string of the language.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out + "\"";
}

/// Broken at blanks into lines of about `columns` bytes.
std::string broken(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (used > 0) out += used + 1 + word.size() > columns ? '\n' : ' ';
    used = used > 0 && out.back() == ' ' ? used + 1 + word.size() : word.size();
    out += word;
  }
  return out;
}

/// The edges of one pair and direction.
struct Line {
  const AnswerEdge* first = nullptr;
  std::vector<const AnswerEdge*> edges;
};

using LineKey = std::tuple<std::string, std::string, bool>;  // from, to, whether it has a direction

std::string label_of(const Line& line, const Ontology& ontology, const DiagramOptions& options) {
  // The same relation twice is one text with several dates.
  std::vector<std::pair<std::string, std::string>> parts;
  for (const AnswerEdge* edge : line.edges) {
    std::string what = relation_in_words(edge->edge.key, ontology);
    if (!edge->edge.key.role.empty()) what += " as " + edge->edge.key.role;
    const std::string marks = marks_in_words(edge->edge);
    if (!marks.empty()) what += " (" + marks + ")";
    const std::string when = time_in_words(edge->edge) + (edge->edge.dispute ? ", disputed" : "");
    const auto same = std::find_if(parts.begin(), parts.end(),
                                   [&](const auto& part) { return part.first == what; });
    if (same == parts.end())
      parts.emplace_back(what, when);
    else if (same->second.find(when) == std::string::npos)
      same->second += "; " + when;
  }
  std::string label;
  for (std::size_t i = 0; i < parts.size() && i < options.most_labels; ++i) {
    label += (i == 0 ? "" : "\n") + broken(parts[i].first, options.label_columns) + "\n" +
             broken(parts[i].second, options.label_columns);
  }
  if (parts.size() > options.most_labels)
    label += "\n+ " + std::to_string(parts.size() - options.most_labels) + " more";
  return label;
}

std::string line_style(const Line& line) {
  const Edge& edge = line.first->edge;
  if (edge.polarity == Polarity::kNegated) return "dotted";
  const bool plain = edge.modality == Modality::kActual && line.first->holds != Truth::kPossibly;
  return plain ? "solid" : "dashed";
}

std::string node_attributes(EntityType type, std::string_view label) {
  const NodeLook& look = kNodeLooks[static_cast<std::size_t>(type)];
  return "[label=" + quoted(label) + ", shape=" + std::string(look.shape) +
         ", style=" + quoted(look.style) + ", fillcolor=" + quoted(look.fill) +
         ", color=" + quoted(look.border) + "]";
}

std::string header(const DiagramOptions& options, const std::string& note) {
  const std::string font = quoted(kFonts);
  const std::string title = options.title + (note.empty() ? "" : "\n" + note);
  return "digraph entente {\n"
         "  graph [rankdir=LR, nodesep=0.35, ranksep=0.7, pad=0.3, bgcolor=\"white\", "
         "splines=true, labelloc=t, fontsize=18, fontcolor=\"#1a202c\", fontname=" +
         font + ", label=" + quoted(title) +
         "]\n"
         "  node [fontsize=13, fontcolor=\"#1a202c\", margin=\"0.16,0.09\", penwidth=1.4, "
         "fontname=" +
         font +
         "]\n"
         "  edge [fontsize=10, fontcolor=\"#2d3748\", penwidth=1.3, arrowsize=0.75, fontname=" +
         font + "]\n\n";
}

/// What occurs in the diagram, for its legend.
struct Occurring {
  std::set<EntityType> types;
  std::set<Mood> moods;
  bool dashed = false, dotted = false;
};

std::string legend_line(std::size_t& number, std::string_view words, std::string_view attributes) {
  const std::string from = "legend_" + std::to_string(number++);
  const std::string to = "legend_" + std::to_string(number++);
  return "    " + from + " [shape=point, width=0.04, color=\"#718096\"]\n    " + to +
         " [shape=plaintext, fontsize=11, margin=0.02, label=" + quoted(words) + "]\n    " + from +
         " -> " + to + " [" + std::string(attributes) + "]\n";
}

std::string legend(const Occurring& occurring) {
  std::string out =
      "\n  subgraph cluster_legend {\n    label=\"legend\"; fontsize=12; fontcolor=\"#4a5568\"; "
      "style=\"rounded\"; color=\"#cbd5e0\"; margin=12\n";
  std::size_t number = 0;
  for (const EntityType type : occurring.types) {
    out += "    legend_" + std::to_string(number++) + " " + node_attributes(type, to_string(type)) +
           "\n";
  }
  for (const MoodLook& look : kMoodLooks) {
    if (occurring.moods.contains(look.mood))
      out += legend_line(number, look.words, "color=" + quoted(look.colour));
  }
  if (occurring.dashed)
    out += legend_line(number, "planned, possible, demanded,\nor not certain then", "style=dashed");
  if (occurring.dotted) out += legend_line(number, "denied", "style=dotted");
  return out + "  }\n";
}

}  // namespace

std::string to_dot(const std::vector<AnswerEdge>& edges, const Ontology& ontology,
                   const DiagramOptions& options) {
  std::map<LineKey, std::size_t> places;
  std::vector<Line> lines;
  std::size_t left_out = 0;
  for (const AnswerEdge& edge : edges) {
    if (!edge.object) continue;
    const Relation* relation = ontology.find(edge.edge.key.relation);
    const bool directed = relation == nullptr || !relation->symmetric;
    const LineKey key{edge.subject.id, edge.object->id, directed};
    const auto known = places.find(key);
    if (known != places.end()) {
      lines[known->second].edges.push_back(&edge);
    } else if (lines.size() < options.most_lines) {
      places.emplace(key, lines.size());
      lines.push_back({&edge, {&edge}});
    } else {
      ++left_out;
    }
  }

  std::map<std::string, Entity> nodes;
  for (const Line& line : lines) {
    nodes.emplace(line.first->subject.id, line.first->subject);
    nodes.emplace(line.first->object->id, *line.first->object);
  }
  const std::string note = left_out == 0
                               ? ""
                               : "the " + std::to_string(lines.size()) + " strongest links; " +
                                     std::to_string(left_out) + " edges are not drawn";
  std::string out = header(options, note);
  Occurring occurring;
  for (const auto& [id, entity] : nodes) {
    out += "  " + quoted(id) + " " +
           node_attributes(entity.type, broken(entity.name, options.label_columns)) + "\n";
    occurring.types.insert(entity.type);
  }
  out += "\n";
  for (const auto& [key, place] : places) {
    const Line& line = lines[place];
    const Mood mood = mood_of(line.first->edge.key.relation, ontology);
    const std::string style = line_style(line);
    occurring.moods.insert(mood);
    occurring.dashed = occurring.dashed || style == "dashed";
    occurring.dotted = occurring.dotted || style == "dotted";
    out += "  " + quoted(std::get<0>(key)) + " -> " + quoted(std::get<1>(key)) +
           " [label=" + quoted(label_of(line, ontology, options)) + ", style=" + style +
           ", color=" + quoted(colour_of(mood)) + (std::get<2>(key) ? "" : ", dir=none") + "]\n";
  }
  return out + legend(occurring) + "}\n";
}

}  // namespace entente
