#pragma once
// The author's panels for the gallery.

#include <memory>
#include <vector>

#include "sim/app/gallery.h"

namespace amends::app {

void add_author_exhibits(const std::shared_ptr<const Stock>& stock, std::vector<Exhibit>& all);

}  // namespace amends::app
