using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>Where a person reads what happens. Colours and tables in a terminal, plain whole lines elsewhere.</summary>
public sealed class Screen
{
    private const int Unbounded = 10_000;
    private readonly Lock gate = new();
    private readonly IAnsiConsole console;

    public Screen(TextWriter output, bool terminal)
    {
        IsTerminal = terminal;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!terminal)
        {
            // A file has no edge to break lines at.
            console.Profile.Width = Unbounded;
        }
    }

    public bool IsTerminal { get; }

    public static Screen Stdout() => new(Console.Out, !Console.IsOutputRedirected);

    public static Screen Stderr() => new(Console.Error, !Console.IsErrorRedirected);

    public void Line(string text = "") => Write(text, Style.Plain);

    public void Dim(string text) => Write(text, new Style(decoration: Decoration.Dim));

    public void Good(string text) => Write(text, new Style(Color.Green));

    public void Bad(string text) => Write(text, new Style(Color.Red));

    public void Changed(string text) => Write(text, new Style(Color.Yellow));

    public void Heading(string text) => Write(text, new Style(decoration: Decoration.Bold));

    public void Show(IRenderable renderable)
    {
        lock (gate)
        {
            console.Write(renderable);
        }
    }

    private void Write(string text, Style style)
    {
        lock (gate)
        {
            if (IsTerminal)
            {
                console.Write(new Text(text, style));
                console.WriteLine();
            }
            else
            {
                console.Profile.Out.Writer.WriteLine(text);
            }
        }
    }
}
