using System.Runtime.CompilerServices;
using System.Text;

namespace Ipv6Dmz.Concerns;

/// <summary>A raw string that reads like the file. A value that is lines takes a line for each, as far in as the first; one that has none, or is
/// null, takes its line away.</summary>
[InterpolatedStringHandler]
public readonly struct FileText(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + (32 * formattedCount));

    /// <summary>Text of the source, whose lines may end with CRLF.</summary>
    public void AppendLiteral(string literal)
    {
        literal = literal.ReplaceLineEndings("\n");
        // Behind lines that are not there.
        if (literal.StartsWith('\n') && (text.Length == 0 || text[^1] == '\n'))
        {
            literal = literal[1..];
        }

        text.Append(literal);
    }

    /// <summary>A value in the middle of a line.</summary>
    public void AppendFormatted(object value) => text.Append(value);

    /// <summary>A line; null: the line is absent.</summary>
    public void AppendFormatted(string? line) => Append(line is null ? [] : [line]);

    /// <summary>A line for each.</summary>
    public void AppendFormatted(IEnumerable<string> lines) => Append([.. lines]);

    /// <inheritdoc/>
    public override string ToString() => text.Length > 0 && text[^1] == '\n' ? $"{text}" : $"{text}\n";

    private void Append(string[] lines)
    {
        var start = text.Length;
        while (start > 0 && text[start - 1] != '\n')
        {
            start--;
        }

        var indent = text.ToString(start, text.Length - start);
        if (lines.Length == 0)
        {
            if (!string.IsNullOrWhiteSpace(indent))
            {
                throw new InvalidOperationException($"behind '{indent}' stands no line that may be absent");
            }

            text.Length = start;
        }

        text.AppendJoin($"\n{indent}", lines);
    }
}
