#pragma once

#include "graph/ontology.h"
#include "graph/store.h"

namespace entente {

/// The ontology of data/.
const Ontology& relations();

/// A store of one article of 2019-02-05 on bases in Kyrgyzstan:
///   RUS operates_base kant since 2003-10-23, still on the article's day; USA operates_base manas,
///   2001-12 to 2014-06-03; USA operates_base osh at some day until 2019-02-05;
///   kant located_in place/kant-town; place/kant-town and place/bishkek located_in KGZ;
///   manas located_in place/bishkek; osh not located_in KGZ (negated);
///   person/lavrov visits KGZ on 2019-02-04; a planned visit in 2020; KGZ member_of
///   organization/csto since 2002; RUS not member_of organization/eu (negated).
Store small_world();

}  // namespace entente
