using System.Diagnostics;

namespace Ipv6Dmz.Tests.Tools;

/// <summary>A program that configures machines, asked whether it accepts what was rendered.</summary>
internal static class Tool
{
    public static (int ExitCode, string Output) Run(string program, IEnumerable<string> arguments, string stdin = "", string? folder = null)
    {
        using var process = Start(program, arguments, folder);
        process.StandardInput.Write(stdin);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), $"{program} hangs");
        return (process.ExitCode, output + error.Result);
    }

    public static void Accepts(string program, IEnumerable<string> arguments, string stdin = "", string? folder = null)
    {
        var (exitCode, output) = Run(program, arguments, stdin, folder);
        Assert.True(exitCode == 0, $"{program} says:\n{output}\nof:\n{stdin}");
    }

    private static Process Start(string program, IEnumerable<string> arguments, string? folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed; lab/install.sh does that");
            throw;
        }
    }
}
