// The script of the docs' pages: the list of pages and the search.

import { foldList } from "./list.js";
import { startSearch } from "./search.js";

foldList();
startSearch();
