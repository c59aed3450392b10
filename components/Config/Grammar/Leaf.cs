using System.Collections.Immutable;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>What became of one text: a value, or what is wrong with it.</summary>
internal readonly record struct Leaf<T>(T? Value, ImmutableArray<Fault> Faults)
{
    public bool IsValid => Faults.IsEmpty;

    public static implicit operator Leaf<T>(T value) => new(value, []);

    public static implicit operator Leaf<T>(Fault fault) => new(default, [fault]);

    /// <summary>Goes on with the value, if there is one.</summary>
    public Leaf<TNext> Then<TNext>(Func<T, Leaf<TNext>> next) => IsValid ? next(Value!) : new(default, Faults);
}
