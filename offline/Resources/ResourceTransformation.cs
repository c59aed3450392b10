namespace Pulumi;

/// <summary>Sees every resource of a stack or component before it is registered, and may change its arguments and options.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);
