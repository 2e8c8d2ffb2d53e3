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
std::string dot_string(std::string_view text) {
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

/// Text inside an HTML-like label; line breaks become tags.
std::string escaped(std::string_view text) {
  static constexpr std::pair<char, std::string_view> kEntities[] = {
      {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\n', "<br/>"}};
  std::string out;
  for (const char c : text) {
    const auto known = std::find_if(std::begin(kEntities), std::end(kEntities),
                                    [&](const auto& entity) { return entity.first == c; });
    if (known != std::end(kEntities))
      out += known->second;
    else if (static_cast<unsigned char>(c) >= 0x20)
      out += c;
  }
  return out;
}

/// "holds office in" and a role are "holds office as president".
std::string relation_with_role(const EdgeKey& key, const Ontology& ontology) {
  constexpr std::string_view kPreposition = " in";
  std::string words = relation_in_words(key, ontology);
  if (key.role.empty()) return words;
  if (words.ends_with(kPreposition)) words.resize(words.size() - kPreposition.size());
  return words + " as " + key.role;
}

/// One relation on a line, and when.
struct LabelPart {
  std::string what, when;
  std::string_view colour;
};

/// What is said on a line: the same relation twice is one text with several dates.
std::vector<LabelPart> parts_of(const Line& line, const Ontology& ontology) {
  std::vector<LabelPart> parts;
  for (const AnswerEdge* edge : line.edges) {
    std::string what = relation_with_role(edge->edge.key, ontology);
    const std::string marks = marks_in_words(edge->edge);
    if (!marks.empty()) what += " (" + marks + ")";
    const std::string when = time_in_words(edge->edge) + (edge->edge.dispute ? ", disputed" : "");
    const auto same = std::find_if(parts.begin(), parts.end(),
                                   [&](const LabelPart& part) { return part.what == what; });
    if (same == parts.end())
      parts.push_back({what, when, colour_of(mood_of(edge->edge.key.relation, ontology))});
    else if (same->when.find(when) == std::string::npos)
      same->when += "; " + when;
  }
  return parts;
}

/// An HTML-like label: relations in their colours, dates beneath them.
std::string label_of(const Line& line, const Ontology& ontology, const DiagramOptions& options) {
  const auto parts = parts_of(line, ontology);
  std::string label;
  for (std::size_t i = 0; i < parts.size() && i < options.most_labels; ++i) {
    label += (i == 0 ? "" : "<br/>") + std::string("<font color=\"") +
             std::string(parts[i].colour) + "\"><b>" +
             escaped(broken(parts[i].what, options.label_columns)) + "</b></font><br/>" +
             escaped(broken(parts[i].when, options.label_columns));
  }
  if (parts.size() > options.most_labels)
    label += "<br/>+ " + std::to_string(parts.size() - options.most_labels) + " more";
  return "<" + label + ">";
}

/// A line is drawn as its plainest edge: solid for a fact, dashed for what is not one or only
/// possibly holds, dotted for a denial.
std::string line_style(const Line& line) {
  static constexpr std::string_view kStyles[] = {"solid", "dashed", "dotted"};
  std::size_t plainest = 2;
  for (const AnswerEdge* edge : line.edges) {
    if (edge->edge.polarity == Polarity::kNegated) continue;
    const bool fact = edge->edge.modality == Modality::kActual && edge->holds != Truth::kPossibly;
    plainest = std::min<std::size_t>(plainest, fact ? 0 : 1);
  }
  return std::string(kStyles[plainest]);
}

std::string node_attributes(EntityType type, std::string_view label) {
  const NodeLook& look = kNodeLooks[static_cast<std::size_t>(type)];
  return "[label=" + dot_string(label) + ", shape=" + std::string(look.shape) +
         ", style=" + dot_string(look.style) + ", fillcolor=" + dot_string(look.fill) +
         ", color=" + dot_string(look.border) + "]";
}

std::string header(const DiagramOptions& options, const std::string& note) {
  const std::string font = dot_string(kFonts);
  const std::string title = options.title + (note.empty() ? "" : "\n" + note);
  return "digraph entente {\n"
         "  graph [rankdir=LR, nodesep=0.35, ranksep=0.7, pad=0.3, bgcolor=\"white\", "
         "splines=true, labelloc=t, fontsize=18, fontcolor=\"#1a202c\", fontname=" +
         font + ", label=" + dot_string(title) +
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

std::string legend_row(std::string_view sample, std::string_view colour, std::string_view words) {
  return "<tr><td align=\"left\"><font color=\"" + std::string(colour) + "\">" +
         std::string(sample) + "</font></td><td align=\"left\">" + std::string(words) +
         "</td></tr>";
}

/// One column: a sample of each type, and a table of the lines.
std::string legend(const Occurring& occurring) {
  std::string out =
      "\n  subgraph cluster_legend {\n    label=\"legend\"; fontsize=11; fontcolor=\"#4a5568\"; "
      "style=\"rounded\"; color=\"#cbd5e0\"; margin=10\n"
      "    node [fontsize=10, height=0.2, margin=\"0.10,0.04\"]\n";
  for (const EntityType type : occurring.types) {
    const std::string name(to_string(type));
    out += "    legend_" + name + " " + node_attributes(type, name) + "\n";
  }
  std::string rows;
  for (const MoodLook& look : kMoodLooks) {
    if (occurring.moods.contains(look.mood)) rows += legend_row("━━▶", look.colour, look.words);
  }
  constexpr std::string_view kAnyColour = "#4a5568";
  if (occurring.dashed) rows += legend_row("╍╍▶", kAnyColour, "not plain fact, or not certain");
  if (occurring.dotted) rows += legend_row("┄┄▶", kAnyColour, "denied");
  return out +
         "    legend_lines [shape=plaintext, label=<<table border=\"0\" cellborder=\"0\" "
         "cellspacing=\"1\">" +
         rows + "</table>>]\n  }\n";
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
    out += "  " + dot_string(id) + " " +
           node_attributes(entity.type, broken(entity.name, options.label_columns)) + "\n";
    occurring.types.insert(entity.type);
  }
  out += "\n";
  for (const auto& [key, place] : places) {
    const Line& line = lines[place];
    const Mood mood = mood_of(line.first->edge.key.relation, ontology);
    const std::string style = line_style(line);
    for (const AnswerEdge* edge : line.edges)
      occurring.moods.insert(mood_of(edge->edge.key.relation, ontology));
    occurring.dashed = occurring.dashed || style == "dashed";
    occurring.dotted = occurring.dotted || style == "dotted";
    out += "  " + dot_string(std::get<0>(key)) + " -> " + dot_string(std::get<1>(key)) +
           " [label=" + label_of(line, ontology, options) + ", style=" + style +
           ", color=" + dot_string(colour_of(mood)) + (std::get<2>(key) ? "" : ", dir=none") +
           "]\n";
  }
  return out + legend(occurring) + "}\n";
}

}  // namespace entente
