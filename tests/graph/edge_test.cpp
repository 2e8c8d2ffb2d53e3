#include "graph/edge.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/graph/claim_lines.h"

namespace entente {

namespace {

struct Case {
  const char *rule, *claims, *edges;
};

void check(const std::vector<Case>& table) {
  for (const Case& row : table) {
    INFO(row.rule);
    CHECK(edges_of(row.claims) == row.edges);
  }
}

/// The sketch of a text whose runs hash to these numbers.
TextSketch sketch_of(std::uint32_t first, std::uint32_t end) {
  TextSketch sketch;
  for (std::uint32_t hash = first; hash < end; ++hash)
    sketch.hashes.push_back(hash);
  return sketch;
}

}  // namespace

TEST_CASE("events join while they share a common day") {
  check({
      {"one day in two articles",
       "a1 2019-02-05 lavrov visits osh 2019-02-04 2019-02-04\n"
       "b1 2019-02-06 lavrov visits osh 2019-02-04 2019-02-04 0.5",
       "lavrov visits osh 2019-02-04 2019-02-04 [a1,b1] 2 0.95\n"},
      {"two days are two events",
       "a1 2019-02-05 lavrov visits osh 2019-02-04 2019-02-04\n"
       "b1 2019-02-06 lavrov visits osh 2019-02-05 2019-02-05",
       "lavrov visits osh 2019-02-04 2019-02-04 [a1] 1 0.90\n"
       "lavrov visits osh 2019-02-05 2019-02-05 [b1] 1 0.90\n"},
      {"31 days join",
       "a1 2019-02-05 lavrov visits osh 2018-12 2018-12\n"
       "b1 2019-02-06 lavrov visits osh 2018-12-14 2018-12-14",
       "lavrov visits osh 2018-12-14 2018-12-14 [a1,b1] 2 0.99\n"},
      {"32 days do not",
       "a1 2019-02-05 lavrov visits osh 2018-12-01..2019-01-01 2018-12-01..2019-01-01\n"
       "b1 2019-02-06 lavrov visits osh 2018-12-14 2018-12-14",
       "lavrov visits osh 2018-12-01..2019-01-01 2018-12-01..2019-01-01 [a1] 1 0.90\n"
       "lavrov visits osh 2018-12-14 2018-12-14 [b1] 1 0.90\n"},
      {"two wide ranges stay two",
       "a1 2019-02-05 lavrov visits osh 2018 2018\n"
       "b1 2019-02-06 lavrov visits osh 2018 2018",
       "lavrov visits osh 2018-01-01..2018-12-31 2018-01-01..2018-12-31 [a1] 1 0.90\n"
       "lavrov visits osh 2018-01-01..2018-12-31 2018-01-01..2018-12-31 [b1] 1 0.90\n"},
      {"sharing is not transitive: b joins the narrower c",
       "a1 2019-03-01 lavrov visits osh 2019-02-01..2019-02-10 2019-02-01..2019-02-10\n"
       "b1 2019-03-01 lavrov visits osh 2019-02-08..2019-02-20 2019-02-08..2019-02-20\n"
       "c1 2019-03-01 lavrov visits osh 2019-02-18..2019-02-25 2019-02-18..2019-02-25",
       "lavrov visits osh 2019-02-01..2019-02-10 2019-02-01..2019-02-10 [a1] 1 0.90\n"
       "lavrov visits osh 2019-02-18..2019-02-20 2019-02-18..2019-02-20 [b1,c1] 2 0.99\n"},
      {"once: wide and undated claims join too",
       "a1 2019-02-05 RUS founded csto 2002 2002\n"
       "b1 2019-02-05 RUS founded csto 2002-10-01..2003-02-28 2002-10-01..2003-02-28\n"
       "c1 2019-02-05 RUS founded csto ..2019-02-05 ..2019-02-05",
       "RUS founded csto 2002-10-01..2002-12-31 2002-10-01..2002-12-31 [a1,b1,c1] 3 1.00\n"},
      {"polarity and modality never merge",
       "a1 2019-02-05 lavrov visits osh 2019-02-04 2019-02-04\n"
       "b1 2019-02-05 lavrov visits osh 2019-02-04 2019-02-04 planned\n"
       "c1 2019-02-05 lavrov visits osh 2019-02-04 2019-02-04 not possible",
       "lavrov visits osh 2019-02-04 2019-02-04 [a1] 1 0.90\n"
       "lavrov visits osh 2019-02-04 2019-02-04 planned [b1] 1 0.90\n"
       "lavrov visits osh 2019-02-04 2019-02-04 not possible [c1] 1 0.90\n"},
      {"a symmetric pair is one edge",
       "a1 2019-02-05 b meets a 2019-02-04 2019-02-04\n"
       "b1 2019-02-05 a meets b 2019-02-04 2019-02-04",
       "a meets b 2019-02-04 2019-02-04 [a1,b1] 2 0.99\n"},
      {"an event over days joins in start and end alike",
       "a1 2019-02-16 a meets b 2019-02-11 2019-02-15\nb1 2019-02-16 a meets b 2019-02-11 2019-02\n"
       "c1 2019-02-16 a meets b 2019-02-11 2019-02-11",
       "a meets b 2019-02-11 2019-02-11 [c1] 1 0.90\n"
       "a meets b 2019-02-11 2019-02-15 [a1,b1] 2 0.99\n"},
      {"a relation that nobody knows is left out", "a1 2019-02-05 a frobs b 2019 2019", ""},
  });
}

TEST_CASE("states are read in episodes") {
  check({
      {"bounds intersect",
       "a1 2019-02-05 RUS operates_base kant 2003 2019-02-05..\n"
       "b1 2010-05-01 RUS operates_base kant ..2010-05-01 2010-05-01..\n"
       "c1 2018-01-10 RUS operates_base kant 2003-09..2003-11 2018-01-10..",
       "RUS operates_base kant 2003-09-01..2003-11-30 2019-02-05.. [b1,c1,a1] 3 1.00\n"},
      {"an end between two observations parts them",
       "a1 2005-04-01 USA operates_base manas ..2005-04-01 2005-04-01..\n"
       "b1 2008-09-01 KGZ closes_base manas 2008-08-15 2008-08-15\n"
       "c1 2015-04-01 USA operates_base manas 2012 2015-04-01..",
       "KGZ closes_base manas 2008-08-15 2008-08-15 [b1] 1 0.90\n"
       "USA operates_base manas ..2005-04-01 2008-08-15 [a1,b1] 1 0.90\n"
       "USA operates_base manas 2012-01-01..2012-12-31 2015-04-01.. [c1] 1 0.90\n"},
      {"an end on the day of the second observation does not",
       "a1 2005-04-01 USA operates_base manas ..2005-04-01 2005-04-01..\n"
       "b1 2008-09-01 KGZ closes_base manas 2015-04-01 2015-04-01\n"
       "c1 2015-04-01 USA operates_base manas ..2015-04-01 2015-04-01..",
       "KGZ closes_base manas 2015-04-01 2015-04-01 [b1] 1 0.90\n"
       "USA operates_base manas ..2005-04-01 2015-04-01 [a1,b1,c1] 2 0.99\n"},
      {"a stated end is an end",
       "a1 2019-02-05 USA operates_base manas 2001 2005\n"
       "b1 2015-04-01 USA operates_base manas 2012 2015-04-01..",
       "USA operates_base manas 2001-01-01..2001-12-31 2005-01-01..2005-12-31 [a1] 1 0.90\n"
       "USA operates_base manas 2012-01-01..2012-12-31 2015-04-01.. [b1] 1 0.90\n"},
      {"an end before every observation ends nothing",
       "a1 2019-02-05 RUS operates_base kant 2003 2019-02-05..\n"
       "b1 2001-01-01 UZB closes_base kant 2000-06-01 2000-06-01",
       "RUS operates_base kant 2003-01-01..2003-12-31 2019-02-05.. [a1] 1 0.90\n"
       "UZB closes_base kant 2000-06-01 2000-06-01 [b1] 1 0.90\n"},
      {"planned and negated ends end nothing",
       "a1 2013-05-01 USA operates_base manas 2001 2013-05-01..\n"
       "b1 2013-11-01 KGZ closes_base manas 2014 2014 planned\n"
       "c1 2019-02-05 KGZ closes_base manas 2014-06-03 2014-06-03 not",
       "KGZ closes_base manas 2014-01-01..2014-12-31 2014-01-01..2014-12-31 planned [b1] 1 0.90\n"
       "KGZ closes_base manas 2014-06-03 2014-06-03 not [c1] 1 0.90\n"
       "USA operates_base manas 2001-01-01..2001-12-31 2013-05-01.. [a1] 1 0.90\n"},
      {"roles are states of their own",
       "a1 2019-02-05 jee holds_office KGZ@president ..2019-02-05 2019-02-05..\n"
       "b1 2016-05-01 jee holds_office KGZ@mayor ..2016-05-01 2016-05-01..",
       "jee holds_office KGZ@mayor ..2016-05-01 2016-05-01.. [b1] 1 0.90\n"
       "jee holds_office KGZ@president ..2019-02-05 2019-02-05.. [a1] 1 0.90\n"},
  });
}

TEST_CASE("events start and end states") {
  check({
      {"an opening narrows the start and counts",
       "a1 2019-02-05 RUS operates_base kant ..2019-02-05 2019-02-05..\n"
       "b1 2003-10-24 RUS opens_base kant 2003-10-23 2003-10-23",
       "RUS opens_base kant 2003-10-23 2003-10-23 [b1] 1 0.90\n"
       "RUS operates_base kant 2003-10-23 2019-02-05.. [b1,a1] 2 0.99\n"},
      {"an opening by another starts a state of the other",
       "a1 2019-02-05 RUS operates_base kant ..2019-02-05 2019-02-05..\n"
       "b1 2003-10-24 KAZ opens_base kant 2003-10-23 2003-10-23",
       "KAZ opens_base kant 2003-10-23 2003-10-23 [b1] 1 0.90\n"
       "KAZ operates_base kant 2003-10-23 2003-10-23.. [b1] 1 0.90\n"
       "RUS operates_base kant ..2019-02-05 2019-02-05.. [a1] 1 0.90\n"},
      {"an opening alone makes a state", "a1 2019-02-05 RUS opens_base kant 2003 2003",
       "RUS opens_base kant 2003-01-01..2003-12-31 2003-01-01..2003-12-31 [a1] 1 0.90\n"
       "RUS operates_base kant 2003-01-01..2003-12-31 2003-01-01.. [a1] 1 0.90\n"},
      {"a planned opening makes none", "a1 2019-02-05 RUS opens_base kant 2020 2020 planned",
       "RUS opens_base kant 2020-01-01..2020-12-31 2020-01-01..2020-12-31 planned [a1] 1 0.90\n"},
      {"joining an agreement makes a party", "a1 2019-02-05 RUS joins agreement/x 2010 2010",
       "RUS joins agreement/x 2010-01-01..2010-12-31 2010-01-01..2010-12-31 [a1] 1 0.90\n"
       "RUS party_to agreement/x 2010-01-01..2010-12-31 2010-01-01.. [a1] 1 0.90\n"},
      {"a closing ends every operator and is no origin",
       "a1 2013-05-01 USA operates_base manas ..2013-05-01 2013-05-01..\n"
       "a2 2013-05-01 FRA operates_base manas ..2013-05-01 2013-05-01..\n"
       "b1 2014-06-04 USA closes_base manas 2014-06-03 2014-06-03",
       "FRA operates_base manas ..2013-05-01 2014-06-03 [a2,b1] 1 0.90\n"
       "USA closes_base manas 2014-06-03 2014-06-03 [b1] 1 0.90\n"
       "USA operates_base manas ..2013-05-01 2014-06-03 [a1,b1] 1 0.90\n"},
      {"leaving without a role ends every office of that country",
       "a1 2016-05-01 jee holds_office KGZ@mayor ..2016-05-01 2016-05-01..\n"
       "a2 2016-05-01 jee holds_office UZB@mayor ..2016-05-01 2016-05-01..\n"
       "b1 2017-08-22 jee leaves_office KGZ 2017-08-21 2017-08-21",
       "jee holds_office KGZ@mayor ..2016-05-01 2017-08-21 [a1,b1] 1 0.90\n"
       "jee holds_office UZB@mayor ..2016-05-01 2016-05-01.. [a2] 1 0.90\n"
       "jee leaves_office KGZ 2017-08-21 2017-08-21 [b1] 1 0.90\n"},
      {"leaving with a role ends that office alone",
       "a1 2016-05-01 jee holds_office KGZ@mayor ..2016-05-01 2016-05-01..\n"
       "a2 2016-05-01 jee holds_office KGZ@judge ..2016-05-01 2016-05-01..\n"
       "b1 2017-08-22 jee leaves_office KGZ@judge 2017-08-21 2017-08-21",
       "jee holds_office KGZ@judge ..2016-05-01 2017-08-21 [a2,b1] 1 0.90\n"
       "jee holds_office KGZ@mayor ..2016-05-01 2016-05-01.. [a1] 1 0.90\n"
       "jee leaves_office KGZ@judge 2017-08-21 2017-08-21 [b1] 1 0.90\n"},
      {"severing is matched unordered",
       "a1 2020-01-01 RUS has_relations_with UKR 1992 2020-01-01..\n"
       "b1 2022-02-25 UKR severs_relations_with RUS 2022-02-24 2022-02-24",
       "RUS has_relations_with UKR 1992-01-01..1992-12-31 2022-02-24 [a1,b1] 1 0.90\n"
       "UKR severs_relations_with RUS 2022-02-24 2022-02-24 [b1] 1 0.90\n"},
      {"an election bounds the start from below only and makes no office",
       "a1 2019-02-05 jee holds_office KGZ@president ..2019-02-05 2019-02-05..\n"
       "b1 2017-10-16 jee elected KGZ@president 2017-10-15 2017-10-15\n"
       "c1 2017-10-16 ata elected KGZ@president 2011-10-30 2011-10-30",
       "ata elected KGZ@president 2011-10-30 2011-10-30 [c1] 1 0.90\n"
       "jee elected KGZ@president 2017-10-15 2017-10-15 [b1] 1 0.90\n"
       "jee holds_office KGZ@president 2017-10-15..2019-02-05 2019-02-05.. [b1,a1] 2 0.99\n"},
      {"a second election begins nothing",
       "a1 2001-01-01 put holds_office RUS@president ..2001-01-01 2001-01-01..\n"
       "b1 2004-03-15 put elected RUS@president 2004-03-14 2004-03-14\n"
       "c1 2005-01-01 put holds_office RUS@president ..2005-01-01 2005-01-01..",
       "put elected RUS@president 2004-03-14 2004-03-14 [b1] 1 0.90\n"
       "put holds_office RUS@president ..2001-01-01 2005-01-01.. [a1,c1] 2 0.99\n"},
  });
}

TEST_CASE("claims that cannot all be true are disputes") {
  check({
      {"readings by origins",
       "a1 2016-01-01 RUS operates_base kant 2003 2016-01-01..\n"
       "b1 2017-01-01 RUS operates_base kant 2005 2017-01-01..\n"
       "c1 2018-01-01 RUS operates_base kant 2005 2018-01-01..",
       "RUS operates_base kant 2005-01-01..2005-12-31 2018-01-01.. [a1,b1,c1] 3 1.00 bounds"
       " <2005-01-01..2005-12-31 2018-01-01.. [b1,c1] 2>"
       " <2003-01-01..2003-12-31 2016-01-01.. [a1] 1>\n"},
      {"a claim that fits two readings supports both",
       "a1 2016-01-01 RUS operates_base kant 2003 2016-01-01..\n"
       "b1 2015-01-01 RUS operates_base kant 2005 2015-01-01..\n"
       "c1 2018-01-01 RUS operates_base kant ..2018-01-01 2018-01-01..",
       "RUS operates_base kant 2005-01-01..2005-12-31 2018-01-01.. [b1,a1,c1] 3 1.00 bounds"
       " <2005-01-01..2005-12-31 2018-01-01.. [b1,c1] 2>"
       " <2003-01-01..2003-12-31 2018-01-01.. [a1,c1] 2>\n"},
      {"two endings are readings of one end",
       "a1 2005-01-01 USA operates_base manas ..2005-01-01 2005-01-01..\n"
       "b1 2016-01-01 KGZ closes_base manas 2014-06-03 2014-06-03\n"
       "c1 2015-01-01 KGZ closes_base manas 2009-06-03 2009-06-03",
       "KGZ closes_base manas 2009-06-03 2009-06-03 [c1] 1 0.90\n"
       "KGZ closes_base manas 2014-06-03 2014-06-03 [b1] 1 0.90\n"
       "USA operates_base manas ..2005-01-01 2009-06-03 [a1,c1,b1] 1 0.90 bounds"
       " <..2005-01-01 2009-06-03 [a1,c1] 1> <..2005-01-01 2014-06-03 [a1,b1] 1>\n"},
      {"opposite polarity on shared days",
       "a1 2019-02-05 KGZ member_of csto 2002 2019-02-05..\n"
       "b1 2015-03-01 KGZ member_of csto ..2015-03-01 2015-03-01.. not",
       "KGZ member_of csto 2002-01-01..2002-12-31 2019-02-05.. [a1] 1 0.90 polarity #1\n"
       "KGZ member_of csto ..2015-03-01 2015-03-01.. not [b1] 1 0.90 polarity #0\n"},
      {"opposite polarity on other days",
       "a1 2019-02-05 KGZ member_of csto 2002 2019-02-05..\n"
       "b1 2001-03-01 KGZ member_of csto ..2001-03-01 2001-03-01.. not",
       "KGZ member_of csto 2002-01-01..2002-12-31 2019-02-05.. [a1] 1 0.90\n"
       "KGZ member_of csto ..2001-03-01 2001-03-01.. not [b1] 1 0.90\n"},
      {"a denial denies every day of its range",
       "a1 2019-02-05 a meets b 2018-12-14 2018-12-14\n"
       "b1 2019-02-05 a meets b 2018-12 2018-12 not\nc1 2019-02-05 a meets b 2019-01-02 2019-01-02",
       "a meets b 2018-12-14 2018-12-14 [a1] 1 0.90 polarity #2\n"
       "a meets b 2019-01-02 2019-01-02 [c1] 1 0.90\n"
       "a meets b 2018-12-01..2018-12-31 2018-12-01..2018-12-31 not [b1] 1 0.90 polarity #0\n"},
      {"plans dispute nothing",
       "a1 2019-02-05 a meets b 2019-02-04 2019-02-04\n"
       "b1 2019-02-05 a meets b 2019-02-04 2019-02-04 not planned",
       "a meets b 2019-02-04 2019-02-04 [a1] 1 0.90\n"
       "a meets b 2019-02-04 2019-02-04 not planned [b1] 1 0.90\n"},
      {"two presidents",
       "a1 2016-01-01 ata holds_office KGZ@president 2011 2016-01-01..\n"
       "b1 2018-01-01 jee holds_office KGZ@president 2013 2018-01-01..\n"
       "c1 2018-01-01 lav holds_office KGZ@envoy 2013 2018-01-01..\n"
       "c2 2018-01-01 bog holds_office KGZ@envoy 2013 2018-01-01..",
       "ata holds_office KGZ@president 2011-01-01..2011-12-31 2016-01-01.. [a1] 1 0.90 functional "
       "#2\n"
       "bog holds_office KGZ@envoy 2013-01-01..2013-12-31 2018-01-01.. [c2] 1 0.90\n"
       "jee holds_office KGZ@president 2013-01-01..2013-12-31 2018-01-01.. [b1] 1 0.90 functional "
       "#0\n"
       "lav holds_office KGZ@envoy 2013-01-01..2013-12-31 2018-01-01.. [c1] 1 0.90\n"},
      {"the day of succession is none",
       "a1 2018-01-01 ata holds_office KGZ@president 2011 2017-11-24\n"
       "b1 2018-01-01 jee holds_office KGZ@president 2017-11-24 2018-01-01..",
       "ata holds_office KGZ@president 2011-01-01..2011-12-31 2017-11-24 [a1] 1 0.90\n"
       "jee holds_office KGZ@president 2017-11-24 2018-01-01.. [b1] 1 0.90\n"},
      {"two days are",
       "a1 2018-01-01 ata holds_office KGZ@president 2011 2017-11-25\n"
       "b1 2018-01-01 jee holds_office KGZ@president 2017-11-24 2018-01-01..",
       "ata holds_office KGZ@president 2011-01-01..2011-12-31 2017-11-25 [a1] 1 0.90 functional "
       "#1\n"
       "jee holds_office KGZ@president 2017-11-24 2018-01-01.. [b1] 1 0.90 functional #0\n"},
      {"two capitals on one day of which none is a succession",
       "a1 2019-02-05 bishkek capital_of KGZ 1991 2019-02-05..\n"
       "b1 2019-02-05 osh capital_of KGZ ..2019-02-05 2019-02-05..",
       "bishkek capital_of KGZ 1991-01-01..1991-12-31 2019-02-05.. [a1] 1 0.90 functional #1\n"
       "osh capital_of KGZ ..2019-02-05 2019-02-05.. [b1] 1 0.90 functional #0\n"},
  });
}

TEST_CASE("confidence counts each origin once") {
  check({
      {"one article twice",
       "a1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.6\n"
       "a2 2019-02-05 a meets b 2019-02-04 2019-02-04 0.8",
       "a meets b 2019-02-04 2019-02-04 [a1,a2] 1 0.80\n"},
      {"halves go up",
       "a1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.55\n"
       "b1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.5\nc1 2019-02-05 c meets d 2019 2019 0.005",
       "a meets b 2019-02-04 2019-02-04 [a1,b1] 2 0.78\n"
       "c meets d 2019-01-01..2019-12-31 2019-01-01..2019-12-31 [c1] 1 0.01\n"},
      {"rows of one data set",
       "a1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.5 row=gdelt\n"
       "b1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.6 row=gdelt\n"
       "c1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.5 row=ucdp",
       "a meets b 2019-02-04 2019-02-04 [a1,b1,c1] 2 0.80\n"},
  });
  const char* copies =
      "a1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.6\n"
      "b1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.8";
  CHECK(edges_of(copies, Origins{{{"a", sketch_of(0, 40)}, {"b", sketch_of(4, 44)}}}) ==
        "a meets b 2019-02-04 2019-02-04 [a1,b1] 1 0.80\n");
}

TEST_CASE("derive_edges lets an article join two copies only where it is cited itself") {
  // b resembles a and c; a and c do not resemble each other.
  const Origins chain{{{"a", sketch_of(0, 40)}, {"b", sketch_of(5, 45)}, {"c", sketch_of(10, 50)}}};
  const std::string ends =
      "a1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.5\n"
      "c1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.5\n";
  CHECK(edges_of(ends + "b1 2019-02-05 a meets b 2019-02-04 2019-02-04 0.5", chain) ==
        "a meets b 2019-02-04 2019-02-04 [a1,b1,c1] 1 0.50\n");
  CHECK(edges_of(ends + "b1 2019-02-05 c meets d 2019-02-04 2019-02-04 0.5", chain) ==
        "a meets b 2019-02-04 2019-02-04 [a1,c1] 2 0.75\n"
        "c meets d 2019-02-04 2019-02-04 [b1] 1 0.50\n");
}

TEST_CASE("derive_edges does not depend on the order of the claims") {
  const char* text =
      "a1 2019-03-01 lavrov visits osh 2019-02-01..2019-02-10 2019-02-01..2019-02-10\n"
      "b1 2019-03-01 lavrov visits osh 2019-02-08..2019-02-20 2019-02-08..2019-02-20\n"
      "c1 2019-03-01 lavrov visits osh 2019-02-18..2019-02-25 2019-02-18..2019-02-25\n"
      "d1 2016-01-01 RUS operates_base kant 2003 2016-01-01..\n"
      "d2 2016-01-01 RUS operates_base kant 2003 2008\n"
      "e1 2017-01-01 RUS operates_base kant 2005 2017-01-01..\n"
      "f1 2018-01-01 RUS operates_base kant ..2018-01-01 2018-01-01..\n"
      "g1 2018-01-01 KGZ closes_base kant 2012 2012\n"
      "h1 2015-01-01 KGZ opens_base kant 2011 2011\n"
      "i1 2015-01-01 RUS operates_base kant ..2013-01-01 2013-01-01.. not";
  auto claims = claims_of(text);
  const std::string expected = edges_of(text);
  std::mt19937 random(20190205);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(claims.begin(), claims.end(), random);
    CHECK(lines_of(derive_edges(claims, test_ontology(), {}), claims) == expected);
  }
}

TEST_CASE("an edge is named after its least claim") {
  const auto claims = claims_of(
      "b2 2016-01-01 RUS operates_base kant 2003 2016-01-01..\n"
      "a1 2003-01-01 RUS opens_base kant 2003-10-23 2003-10-23\n"
      "c3 2003-01-01 USA opens_base manas 2001 2001");
  std::vector<std::string> ids;
  for (const Edge& edge : derive_edges(claims, test_ontology(), {}))
    ids.push_back(edge.id);
  CHECK(ids == std::vector<std::string>{"edge:a1", "edge:b2", "edge:c3", "edge:c3/operates_base"});
}

TEST_CASE("a denial holds on every day that it denies") {
  const auto claims = claims_of(
      "b1 2019-02-05 a meets b 2018-12 2018-12 not\n"
      "c1 2019-02-05 c meets d 2018-12 2018-12");
  const auto edges = derive_edges(claims, test_ontology(), {});
  CHECK(holds_within(edges[0], range_of("2018-12-14")) == Truth::kCertainly);
  CHECK(holds_within(edges[0], range_of("2018-11-30")) == Truth::kNo);
  CHECK(holds_within(edges[1], range_of("2018-12-14")) == Truth::kPossibly);
  CHECK(holds_within(edges[1], range_of("2018-12-01..")) == Truth::kCertainly);
}

TEST_CASE("days_from_observation measures to the nearest one") {
  const auto claims = claims_of(
      "a1 2005-04-01 USA operates_base manas ..2005-04-01 2005-04-01..\n"
      "b1 2005-04-11 USA operates_base manas ..2005-04-11 2005-04-11..");
  const auto edges = derive_edges(claims, test_ontology(), {});
  const struct {
    const char* day;
    std::int64_t distance;
  } table[] = {{"2005-03-30", 2},
               {"2005-04-01", 0},
               {"2005-04-03", 2},
               {"2005-04-09", 2},
               {"2005-04-13", 2}};
  for (const auto& row : table) {
    INFO(row.day);
    CHECK(days_from_observation(edges[0], *range_of(row.day).first()) == row.distance);
  }
}

TEST_CASE("known_claims drops what was published later") {
  const auto claims = claims_of(
      "a1 2019-02-05 a meets b 2019 2019\nb1 2019-02-06 a meets b 2019 2019\n"
      "c1 - a meets b 2019 2019");
  const auto known = [&](const char* day, bool undated) {
    std::string ids;
    for (const Claim& claim : known_claims(claims, *range_of(day).first(), undated))
      ids += claim.id;
    return ids;
  };
  CHECK(known("2019-02-05", false) == "a1");
  CHECK(known("2019-02-05", true) == "a1c1");
  CHECK(known("2019-02-06", false) == "a1b1");
  CHECK(known("2019-02-04", false).empty());
}

}  // namespace entente
