// Workbooks: ECMA-376 (Office Open XML), as much of it as a sheet of texts needs.

#include <algorithm>
#include <pugixml.hpp>

#include "scoring/base/markup.h"
#include "scoring/base/utf8.h"
#include "sim/scenario/exchange/archive.h"
#include "sim/scenario/exchange/lines.h"

namespace amends::exchange {
namespace {

constexpr std::size_t most_rows = 100'000;
constexpr std::size_t most_columns = 256;

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr std::string_view content_types_begin =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>";

constexpr std::string_view package_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";

std::string part_of(std::size_t sheet)
{
    return "worksheets/sheet" + std::to_string(sheet + 1) + ".xml";
}

std::string content_types(std::size_t sheets)
{
    std::string out(content_types_begin);
    for (std::size_t i = 0; i < sheets; ++i) {
        out += "<Override PartName=\"/xl/" + part_of(i) +
               "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
    }
    return out +
           "<Override PartName=\"/xl/styles.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";
}

std::string workbook(const std::vector<Sheet>& sheets)
{
    std::string out =
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>";
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        out += "<sheet name=\"" + escape_markup(sheets[i].name) + "\" sheetId=\"" + number + "\" r:id=\"rId" + number +
               "\"/>";
    }
    return out + "</sheets></workbook>";
}

std::string workbook_relations(std::size_t sheets)
{
    const std::string type = "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    std::string out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    for (std::size_t i = 0; i < sheets; ++i) {
        out += "<Relationship Id=\"rId" + std::to_string(i + 1) + "\" " + type + "worksheet\" Target=\"" + part_of(i) +
               "\"/>";
    }
    return out + "<Relationship Id=\"rId" + std::to_string(sheets + 1) + "\" " + type +
           "styles\" Target=\"styles.xml\"/></Relationships>";
}

/// Style 0: wrapped at the top of its cell; style 1: the same in bold; style 2: a number.
constexpr std::string_view styles =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"3\">"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
    "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" "
    "applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
    "<alignment vertical=\"top\"/></xf></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

/// "A" to "Z", "AA" …
std::string column_name(std::size_t column)
{
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return name;
}

/// The column of "AB12", from 0; most_columns where it is none.
std::size_t column_of(std::string_view reference)
{
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        if (column > most_columns) return most_columns;
    }
    return column == 0 ? most_columns : column - 1;
}

std::string cell_xml(const SheetCell& cell, const std::string& at, bool head)
{
    if (cell.number) return "<c r=\"" + at + "\" s=\"2\"><v>" + escape_markup(cell.text) + "</v></c>";
    return "<c r=\"" + at + "\" s=\"" + (head ? "1" : "0") + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
           escape_markup(cell.text) + "</t></is></c>";
}

std::string sheet_xml(const Sheet& sheet)
{
    std::string out(xml_head);
    out +=
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
        "state=\"frozen\"/></sheetView></sheetViews><cols>";
    for (std::size_t k = 0; k < sheet.widths.size(); ++k) {
        const std::string column = std::to_string(k + 1);
        out += "<col min=\"" + column + "\" max=\"" + column + "\" width=\"" + std::to_string(sheet.widths[k]) +
               "\" customWidth=\"1\"/>";
    }
    out += "</cols><sheetData>";
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        const std::string row = std::to_string(i + 1);
        out += "<row r=\"" + row + "\">";
        for (std::size_t k = 0; k < sheet.rows[i].size(); ++k)
            out += cell_xml(sheet.rows[i][k], column_name(k) + row, i == 0);
        out += "</row>";
    }
    return out + "</sheetData></worksheet>";
}

/// A workbook that came back, whichever program saved it.
class Workbook {
public:
    Workbook(std::vector<ArchivedFile> files, std::string_view name) : files_(std::move(files)), name_(name) {}

    Checked<Cells> read()
    {
        const std::string path = first_sheet();
        if (path.empty()) return refuse("this is no workbook: it names no sheet");
        pugi::xml_document shared;
        if (load("xl/sharedStrings.xml", shared)) {
            for (const pugi::xml_node each : shared.document_element().children("si"))
                shared_.push_back(words_of(each));
        }
        pugi::xml_document document;
        if (!load(path, document)) return refuse("its first sheet cannot be read");
        for (const pugi::xml_node row : document.document_element().child("sheetData").children("row")) {
            if (!place_row(row)) return refuse("at most 100,000 rows are read");
            for (const pugi::xml_node cell : row.children("c")) place_cell(cell);
        }
        return std::move(cells_);
    }

private:
    tl::unexpected<Diagnostics> refuse(std::string message) const
    {
        return fault({std::string(name_), 0, 0, ""}, std::move(message));
    }

    bool load(const std::string& path, pugi::xml_document& document) const
    {
        const auto found =
            std::find_if(files_.begin(), files_.end(), [&path](const auto& f) { return f.path == path; });
        return found != files_.end() &&
               document.load_buffer(found->bytes.data(), found->bytes.size(),
                                    pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_eol);
    }

    std::string first_sheet() const
    {
        pugi::xml_document book;
        pugi::xml_document relations;
        if (!load("xl/workbook.xml", book) || !load("xl/_rels/workbook.xml.rels", relations)) return "";
        const std::string_view id = book.document_element().child("sheets").child("sheet").attribute("r:id").value();
        for (const pugi::xml_node each : relations.document_element().children("Relationship")) {
            if (id.empty() || each.attribute("Id").value() != id) continue;
            const std::string target = each.attribute("Target").value();
            return target.rfind('/', 0) == 0 ? target.substr(1) : "xl/" + target;
        }
        return "";
    }

    /// Every run of a text; what is only read out (phonetic) is not.
    static std::string words_of(const pugi::xml_node& node)
    {
        std::string words = node.child("t").text().get();
        for (const pugi::xml_node run : node.children("r")) words += run.child("t").text().get();
        return words;
    }

    bool place_row(const pugi::xml_node& row)
    {
        const std::size_t number = row.attribute("r").as_uint(static_cast<unsigned>(cells_.size() + 1));
        if (number == 0 || number > most_rows || number < cells_.size()) return false;
        cells_.resize(number);
        return true;
    }

    void place_cell(const pugi::xml_node& cell)
    {
        std::vector<std::string>& row = cells_.back();
        const std::string_view reference = cell.attribute("r").value();
        const std::size_t column = reference.empty() ? row.size() : column_of(reference);
        if (column >= most_columns) return;
        if (row.size() <= column) row.resize(column + 1);
        row[column] = valid_utf8(value_of(cell));
    }

    std::string value_of(const pugi::xml_node& cell) const
    {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr") return words_of(cell.child("is"));
        const std::string value = cell.child("v").text().get();
        if (type != "s") return value;
        const std::size_t index = cell.child("v").text().as_uint(static_cast<unsigned>(shared_.size()));
        return index < shared_.size() ? shared_[index] : "";
    }

    std::vector<ArchivedFile> files_;
    std::string_view name_;
    std::vector<std::string> shared_;
    Cells cells_;
};

}  // namespace

Checked<std::string> write_workbook(const std::vector<Sheet>& sheets, std::string_view name)
{
    const std::string head(xml_head);
    std::vector<ArchivedFile> files = {{"[Content_Types].xml", head + content_types(sheets.size())},
                                       {"_rels/.rels", head + std::string(package_relations)},
                                       {"xl/workbook.xml", head + workbook(sheets)},
                                       {"xl/_rels/workbook.xml.rels", head + workbook_relations(sheets.size())},
                                       {"xl/styles.xml", head + std::string(styles)}};
    for (std::size_t i = 0; i < sheets.size(); ++i) files.push_back({"xl/" + part_of(i), sheet_xml(sheets[i])});
    return write_archive(files, name);
}

Checked<std::string> write_xlsx(const Cells& cells, std::string_view name)
{
    Sheet sheet{"Texts", {24, 14, 14, 14, 70, 70}, {}};
    for (const std::vector<std::string>& row : cells) {
        std::vector<SheetCell>& out = sheet.rows.emplace_back();
        for (const std::string& text : row) out.push_back({text, false});
    }
    return write_workbook({sheet}, name);
}

Checked<Cells> read_xlsx(std::string_view bytes, std::string_view name)
{
    Checked<std::vector<ArchivedFile>> files = read_archive(bytes, name);
    if (!files) return tl::unexpected(std::move(files.error()));
    return Workbook(std::move(*files), name).read();
}

}  // namespace amends::exchange
