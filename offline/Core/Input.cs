namespace Pulumi;

/// <summary>A plain value or an output, wherever a resource takes an argument.</summary>
public class Input<T> : IInput
{
    private protected Input(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        OutputValue = value;
    }

    private protected Output<T> OutputValue { get; set; }

    public static implicit operator Input<T>(T value) => Output.Create(value);

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.OutputValue;

    IOutput IInput.ToOutput() => OutputValue;
}
