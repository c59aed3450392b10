namespace Ipv6Dmz.Config.Grammar;

/// <summary>The grammar of one value: its text in, a typed value or faults out.</summary>
internal delegate Leaf<T> LeafParser<T>(string text);
