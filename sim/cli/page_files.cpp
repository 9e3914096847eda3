#include "sim/cli/page_files.h"

#include "sim/cli/files.h"
#ifdef AMENDS_HAS_PDF
#include "sim/print/pdf.h"
#endif

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

Checked<std::string> pdf_of([[maybe_unused]] const report::Page& page, [[maybe_unused]] const report::PageWords& words)
{
#ifdef AMENDS_HAS_PDF
    return print::page_pdf(page, words);
#else
    return fault({"", 0, 0, ""}, "this build of Amends writes no PDF; --html prints just as well");
#endif
}

}  // namespace

Checked<std::string> page_bytes(const report::Page& page, const report::PageWords& words, std::string_view format)
{
    if (format == "html") return report::page_html(page, words);
    if (format == "csv") return report::page_csv(page);
    if (format == "json") return report::page_json(page) + "\n";
    if (format == "xlsx") return report::page_xlsx(page, words);
    if (format == "pdf") return pdf_of(page, words);
    return fault({"", 0, 0, ""}, "no page is written as " + std::string(format));
}

Checked<fs::path> hand_on(const report::Page& page, const report::PageWords& words, std::string_view format,
                          const fs::path& folder)
{
    const Checked<std::string> bytes = page_bytes(page, words, format);
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    return write_fresh(folder, page.id, std::string(format), *bytes);
}

Checked<fs::path> write_fresh(const fs::path& folder, const std::string& stem, const std::string& ending,
                              const std::string& bytes)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return fault({folder.string(), 0, 0, ""}, "this folder cannot be made: " + error.message());
    fs::path file = folder / (stem + "." + ending);
    for (int n = 2; fs::exists(file, error); ++n) file = folder / (stem + "-" + std::to_string(n) + "." + ending);
    if (const Checked<void> written = write_file(file, bytes); !written)
        return tl::unexpected<Diagnostics>(written.error());
    return file;
}

}  // namespace amends::cli
