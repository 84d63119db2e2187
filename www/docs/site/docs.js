// What the pages of the docs do, beyond being read.

import { foldList } from "./list.js";
import { startSearch } from "./search.js";

foldList();
startSearch();
