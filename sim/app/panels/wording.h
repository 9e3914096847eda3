#pragma once
// Words of the window: keys of a catalogue, filled in.

#include "scoring/base/words.h"

namespace amends::app {

using amends::Words;

}  // namespace amends::app
