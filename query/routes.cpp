// Tested by tests/query/path_search_test.cpp: against brute force on all graphs of four vertices,
// and with stops on between on random graphs.
#include "query/routes.h"

#include <algorithm>
#include <memory>
#include <queue>
#include <utility>

namespace entente {

BestRoutes::BestRoutes(RouteFinder& finder, Vertex from, Vertex to, std::set<Vertex> banned)
    : finder_(finder),
      from_(from),
      to_(to),
      banned_(std::move(banned)),
      candidates_(Before{&finder}) {}

Result<std::optional<Route>> BestRoutes::next() {
  if (found_.empty()) {
    auto first = finder_.best(from_, to_, Bans{banned_, {}});
    if (!first) return first.error();
    if (*first) candidates_.insert(std::move(**first));
  } else if (auto deviated = deviate(); !deviated) {
    return deviated.error();
  }
  if (candidates_.empty()) return std::optional<Route>();
  found_.push_back(*candidates_.begin());
  candidates_.erase(candidates_.begin());
  return std::optional(found_.back());
}

/// Adds the best deviations from the last route at each of its stops.
Result<void> BestRoutes::deviate() {
  const Route& route = found_.back();
  Route root;
  for (std::size_t i = 0; i + 1 < route.stops.size(); ++i) {
    root.stops.push_back(route.stops[i]);
    Bans bans{banned_, {}};
    bans.vertices.insert(root.stops.begin(), root.stops.end() - 1);
    for (const Route& other : found_) {
      if (other.stops.size() > i + 1 &&
          std::equal(root.stops.begin(), root.stops.end(), other.stops.begin()))
        bans.first_stops.insert(other.stops[i + 1]);
    }
    auto spur = finder_.best(route.stops[i], route.stops.back(), bans);
    if (!spur) return spur.error();
    if (*spur) {
      Route whole = root;
      whole.stops.insert(whole.stops.end(), (*spur)->stops.begin() + 1, (*spur)->stops.end());
      whole.doubt += (*spur)->doubt;
      if (whole.stops.size() <= finder_.most_hops() + 1) candidates_.insert(std::move(whole));
    }
    auto doubt = finder_.doubt(route.stops[i], route.stops[i + 1]);
    if (!doubt && doubt.error().code == ErrorCode::kLimit) return {};
    if (!doubt) return doubt.error();
    root.doubt += *doubt;
  }
  return {};
}

namespace {

RouteCost sum(const RouteCost& a, const RouteCost& b) {
  return {a.first + b.first, a.second + b.second};
}

Route joined(Route route, const Route& piece) {
  route.stops.insert(route.stops.end(), piece.stops.begin() + 1, piece.stops.end());
  route.doubt += piece.doubt;
  return route;
}

/// The search of best_routes_through().
class RouteThrough {
 public:
  RouteThrough(RouteFinder& finder, const std::vector<Vertex>& stops,
               const std::set<Vertex>& banned)
      : finder_(finder), stops_(stops), banned_(banned) {}

  Result<RouteList> best(std::size_t count) {
    RouteList list;
    auto possible = find_rests();
    if (!possible) return possible.error();
    if (!*possible) return list;
    if (auto opened = open(Route{{stops_.front()}, 0}, 0); !opened) return opened.error();
    // Routes as good as the last one wanted are looked at too: which stays is a matter of ids.
    while (!queue_.empty() && (list.routes.size() < count ||
                               queue_.top().least <= finder_.cost(list.routes[count - 1]))) {
      const std::shared_ptr<Open> top = queue_.top().open;
      queue_.pop();
      Route route = joined(top->before, top->piece);
      if (auto next = advance(top); !next) return next.error();
      if (top->leg + 2 == stops_.size())
        list.routes.push_back(std::move(route));
      else if (auto opened = open(std::move(route), top->leg + 1); !opened)
        return opened.error();
      if (pieces_ > kMostPieces) {
        list.truncated = true;
        break;
      }
    }
    std::sort(list.routes.begin(), list.routes.end(),
              [&](const Route& a, const Route& b) { return finder_.before(a, b); });
    if (list.routes.size() > count) list.routes.resize(count);
    return list;
  }

 private:
  /// A route up to a stop, and the pieces that may follow it, the best first.
  struct Open {
    Route before;
    std::size_t leg = 0;  ///< From stops_[leg] to the next.
    BestRoutes pieces;
    Route piece;  ///< The one to be tried next.
  };
  struct Waiting {
    RouteCost least;  ///< Of a whole route that begins so.
    std::size_t order = 0;
    std::shared_ptr<Open> open;  ///< Shared, because a priority queue's top can only be copied.

    bool operator<(const Waiting& other) const {  // The cheapest is the greatest.
      return std::tie(least, order) > std::tie(other.least, other.order);
    }
  };

  /// What a piece from this stop on may not pass whatever comes before: the other stops.
  std::set<Vertex> closed_to(std::size_t leg) const {
    std::set<Vertex> closed = banned_;
    closed.insert(stops_.begin(), stops_.end());
    closed.erase(stops_[leg]);
    closed.erase(stops_[leg + 1]);
    return closed;
  }

  /// The least cost from each stop to the end; false if there is no way.
  Result<bool> find_rests() {
    rests_.assign(stops_.size(), RouteCost());
    for (std::size_t leg = stops_.size() - 1; leg-- > 0;) {
      auto piece = finder_.best(stops_[leg], stops_[leg + 1], Bans{closed_to(leg), {}});
      if (!piece) return piece.error();
      if (!*piece) return false;
      rests_[leg] = sum(rests_[leg + 1], finder_.cost(**piece));
    }
    return true;
  }

  Result<void> open(Route route, std::size_t leg) {
    std::set<Vertex> closed = closed_to(leg);
    closed.insert(route.stops.begin(), route.stops.end() - 1);
    BestRoutes pieces(finder_, stops_[leg], stops_[leg + 1], std::move(closed));
    return advance(std::make_shared<Open>(Open{std::move(route), leg, std::move(pieces), {}}));
  }

  /// Puts it into the queue with its next piece, if it has one.
  Result<void> advance(const std::shared_ptr<Open>& open) {
    ++pieces_;
    auto piece = open->pieces.next();
    if (!piece) return piece.error();
    if (!*piece) return {};
    open->piece = std::move(**piece);
    const RouteCost so_far = finder_.cost(joined(open->before, open->piece));
    queue_.push({sum(so_far, rests_[open->leg + 1]), pieces_, open});
    return {};
  }

  RouteFinder& finder_;
  const std::vector<Vertex>& stops_;
  const std::set<Vertex>& banned_;
  std::vector<RouteCost> rests_;
  std::priority_queue<Waiting> queue_;
  std::size_t pieces_ = 0;
};

}  // namespace

Result<RouteList> best_routes_through(RouteFinder& finder, const std::vector<Vertex>& stops,
                                      const std::set<Vertex>& banned, std::size_t count) {
  return RouteThrough(finder, stops, banned).best(count);
}

}  // namespace entente
